import type { Database, Row } from './database.js';

/** A WebAuthn credential of a user. */
export interface Passkey {
  readonly poolId: string;
  readonly sub: string;
  /** In base64url, as clients write it. */
  readonly credentialId: string;
  readonly relyingPartyId: string;
  /** A COSE_Key (RFC 9052, 7). */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  /** How often the authenticator says that it has signed; 0 where it does not count. */
  readonly counter: number;
  readonly transports: readonly string[];
  /** `platform` or `cross-platform`, where the client said so. */
  readonly attachment?: string;
  /** Model of the authenticator. */
  readonly aaguid: string;
  /** Whether it may be on several devices. */
  readonly isSynced: boolean;
  readonly isBackedUp: boolean;
  readonly createdAt: number;
}

/** What a sign-in changes of a passkey. */
export interface PasskeyUse {
  readonly counter: number;
  readonly isBackedUp: boolean;
  readonly at: number;
}

export interface PasskeyStore {
  /** @returns false when the pool has a passkey of this id, whoever it is of. */
  insert(passkey: Passkey): boolean;
  /** Undefined, too, when it is another user's. */
  find(poolId: string, sub: string, credentialId: string): Passkey | undefined;
  /** Passkeys of a user with an id above `after`, in the order of ids. */
  list(poolId: string, sub: string, after: string, limit: number): readonly Passkey[];
  count(poolId: string, sub: string): number;
  /** @returns false when it was used or deleted since it was read. */
  use(passkey: Passkey, use: PasskeyUse): boolean;
  /** @returns false when there is none. */
  delete(poolId: string, sub: string, credentialId: string): boolean;
}

export function createPasskeyStore(db: Database): PasskeyStore {
  return {
    insert(passkey) {
      return (
        db.run(
          `INSERT INTO passkeys (pool_id, credential_id, sub, relying_party_id, public_key, counter, transports, attachment, aaguid, is_synced, is_backed_up, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
          passkey.poolId,
          passkey.credentialId,
          passkey.sub,
          passkey.relyingPartyId,
          Buffer.from(passkey.publicKey),
          passkey.counter,
          JSON.stringify(passkey.transports),
          passkey.attachment ?? null,
          passkey.aaguid,
          Number(passkey.isSynced),
          Number(passkey.isBackedUp),
          passkey.createdAt,
        ).changes > 0
      );
    },
    find(poolId, sub, credentialId) {
      const row = db.get(
        'SELECT * FROM passkeys WHERE pool_id = ? AND credential_id = ? AND sub = ?',
        poolId,
        credentialId,
        sub,
      );
      return row && readPasskey(row);
    },
    list(poolId, sub, after, limit) {
      return db
        .all(
          `SELECT * FROM passkeys WHERE pool_id = ? AND sub = ? AND credential_id > ?
           ORDER BY credential_id LIMIT ?`,
          poolId,
          sub,
          after,
          limit,
        )
        .map(readPasskey);
    },
    count(poolId, sub) {
      const row = db.get('SELECT count(*) AS passkeys FROM passkeys WHERE pool_id = ? AND sub = ?', poolId, sub);
      return row?.['passkeys'] as number;
    },
    use({ poolId, sub, credentialId, counter }, use) {
      return (
        db.run(
          `UPDATE passkeys SET counter = ?, is_backed_up = ?, used_at = ?
           WHERE pool_id = ? AND credential_id = ? AND sub = ? AND counter = ?`,
          use.counter,
          Number(use.isBackedUp),
          use.at,
          poolId,
          credentialId,
          sub,
          counter,
        ).changes > 0
      );
    },
    delete(poolId, sub, credentialId) {
      return (
        db.run('DELETE FROM passkeys WHERE pool_id = ? AND credential_id = ? AND sub = ?', poolId, credentialId, sub)
          .changes > 0
      );
    },
  };
}

function readPasskey(row: Row): Passkey {
  const attachment = row['attachment'] as string | null;
  return {
    poolId: row['pool_id'] as string,
    sub: row['sub'] as string,
    credentialId: row['credential_id'] as string,
    relyingPartyId: row['relying_party_id'] as string,
    publicKey: Uint8Array.from(row['public_key'] as Buffer),
    counter: row['counter'] as number,
    transports: JSON.parse(row['transports'] as string) as string[],
    ...(attachment !== null && { attachment }),
    aaguid: row['aaguid'] as string,
    isSynced: row['is_synced'] === 1,
    isBackedUp: row['is_backed_up'] === 1,
    createdAt: row['created_at'] as number,
  };
}
