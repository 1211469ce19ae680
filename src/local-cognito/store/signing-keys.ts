import type { Database } from './database.js';

export type TokenUse = 'id' | 'access';

export interface StoredKey {
  readonly kid: string;
  /** PKCS #8, PEM. */
  readonly privateKey: string;
}

export interface SigningKeyStore {
  find(poolId: string, use: TokenUse): StoredKey | undefined;
  /** Keeps the key unless there is one by now. */
  insert(poolId: string, use: TokenUse, key: StoredKey): void;
}

export function createSigningKeyStore(db: Database): SigningKeyStore {
  return {
    find(poolId, use) {
      const row = db.get('SELECT kid, private_key FROM signing_keys WHERE pool_id = ? AND token_use = ?', poolId, use);
      return row && { kid: row['kid'] as string, privateKey: row['private_key'] as string };
    },
    insert(poolId, use, { kid, privateKey }) {
      db.run(
        'INSERT INTO signing_keys (pool_id, token_use, kid, private_key) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
        poolId,
        use,
        kid,
        privateKey,
      );
    },
  };
}
