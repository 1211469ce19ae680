import type { Database, Row } from './database.js';
import { nowAndThen, ROWS_A_SWEEP } from './now-and-then.js';

/** One login: the family of tokens that share an `origin_jti`. */
export interface SignIn {
  readonly originJti: string;
  readonly poolId: string;
  readonly sub: string;
  readonly clientId: string;
  /** SHA-256 of the first refresh token; the token itself is not kept. */
  readonly refreshHash: Buffer;
  /** The device that is part of the login, or the one that was offered to it. */
  readonly deviceKey?: string;
  readonly groupKey?: string;
  /** Whether a second factor was part of the login. A device that stood in for one is none. */
  readonly metSecondFactor: boolean;
  readonly authTime: number;
  readonly expiresAt: number;
  readonly revokedAt?: number;
}

/** A login by one of its refresh tokens. */
export interface FoundByRefreshToken {
  readonly signIn: SignIn;
  /** When the token ceases to work because it was exchanged for another one; undefined while it was not. */
  readonly usableUntil?: number;
}

export interface SignInStore {
  insert(signIn: SignIn): void;
  find(originJti: string): SignIn | undefined;
  findByRefreshHash(refreshHash: Buffer): FoundByRefreshToken | undefined;
  /**
   * Gives the login another refresh token for an old one.
   * @param usableUntil when the old one ceases to work; the first exchange of a token settles it
   */
  exchangeRefreshToken(signIn: SignIn, oldHash: Buffer, newHash: Buffer, usableUntil: number): void;
  revoke(originJti: string, at: number): void;
  revokeAllOf(poolId: string, sub: string, at: number): void;
  /** Uses up a session. @returns false when it was used before. */
  spendSession(id: string, expiresAt: number, now: number): boolean;
  isSpent(id: string): boolean;
}

/** No access token works longer than this. */
const DAY = 24 * 60 * 60 * 1000;

export function createSignInStore(db: Database): SignInStore {
  // What has expired is refused for that reason, so its mark is no longer needed.
  const sweepSpent = nowAndThen((before: number) =>
    db.run(
      `DELETE FROM spent_sessions
       WHERE id IN (SELECT id FROM spent_sessions WHERE expires_at < ? ORDER BY expires_at LIMIT ${ROWS_A_SWEEP})`,
      before,
    ),
  );
  // A piece of the table each time, which by the randomness of ids is anywhere in it: an index by expiry would cost
  // each sign-in more. The last access token of a login may outlive its refresh token, but by less than a day.
  const sweepSignIns = nowAndThen((before: number, from: string) =>
    db.run(
      `DELETE FROM sign_ins WHERE origin_jti IN (
         SELECT origin_jti
         FROM (SELECT origin_jti, expires_at FROM sign_ins WHERE origin_jti > ? ORDER BY origin_jti LIMIT ${ROWS_A_SWEEP})
         WHERE expires_at < ?
       )`,
      from,
      before - DAY,
    ),
  );
  return {
    insert(signIn) {
      sweepSignIns(signIn.authTime, signIn.originJti);
      db.run(
        `INSERT INTO sign_ins (origin_jti, pool_id, sub, client_id, refresh_hash, device_key, group_key, met_second_factor, auth_time, expires_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        signIn.originJti,
        signIn.poolId,
        signIn.sub,
        signIn.clientId,
        signIn.refreshHash,
        signIn.deviceKey ?? null,
        signIn.groupKey ?? null,
        Number(signIn.metSecondFactor),
        signIn.authTime,
        signIn.expiresAt,
      );
    },
    find: (originJti) => readSignIn(db.get('SELECT * FROM sign_ins WHERE origin_jti = ?', originJti)),
    findByRefreshHash(hash) {
      // A login that has never exchanged its token has no other row than its own.
      const row =
        db.get(
          `SELECT sign_ins.*, usable_until FROM refresh_tokens JOIN sign_ins USING (origin_jti)
           WHERE refresh_tokens.refresh_hash = ?`,
          hash,
        ) ?? db.get('SELECT *, NULL AS usable_until FROM sign_ins WHERE refresh_hash = ?', hash);
      const usableUntil = row?.['usable_until'] as number | null;
      return row && { signIn: readSignIn(row), ...(usableUntil !== null && { usableUntil }) };
    },
    exchangeRefreshToken({ originJti }, oldHash, newHash, usableUntil) {
      db.run(
        `INSERT INTO refresh_tokens (refresh_hash, origin_jti, usable_until) VALUES (?, ?, ?)
         ON CONFLICT (refresh_hash) DO UPDATE SET usable_until = coalesce(usable_until, excluded.usable_until)`,
        oldHash,
        originJti,
        usableUntil,
      );
      db.run('INSERT INTO refresh_tokens (refresh_hash, origin_jti) VALUES (?, ?)', newHash, originJti);
    },
    revoke(originJti, at) {
      db.run('UPDATE sign_ins SET revoked_at = ? WHERE origin_jti = ? AND revoked_at IS NULL', at, originJti);
    },
    revokeAllOf(poolId, sub, at) {
      db.run(
        'UPDATE sign_ins SET revoked_at = ? WHERE pool_id = ? AND sub = ? AND revoked_at IS NULL',
        at,
        poolId,
        sub,
      );
    },
    spendSession(id, expiresAt, now) {
      sweepSpent(now);
      return (
        db.run('INSERT INTO spent_sessions (id, expires_at) VALUES (?, ?) ON CONFLICT DO NOTHING', id, expiresAt)
          .changes > 0
      );
    },
    isSpent: (id) => db.get('SELECT 1 AS spent FROM spent_sessions WHERE id = ?', id) !== undefined,
  };
}

function readSignIn(row: Row): SignIn;
function readSignIn(row: Row | undefined): SignIn | undefined;
function readSignIn(row: Row | undefined): SignIn | undefined {
  if (row === undefined) return undefined;
  const deviceKey = row['device_key'] as string | null;
  const groupKey = row['group_key'] as string | null;
  const revokedAt = row['revoked_at'] as number | null;
  return {
    originJti: row['origin_jti'] as string,
    poolId: row['pool_id'] as string,
    sub: row['sub'] as string,
    clientId: row['client_id'] as string,
    refreshHash: row['refresh_hash'] as Buffer,
    ...(deviceKey !== null && { deviceKey }),
    ...(groupKey !== null && { groupKey }),
    metSecondFactor: row['met_second_factor'] === 1,
    authTime: row['auth_time'] as number,
    expiresAt: row['expires_at'] as number,
    ...(revokedAt !== null && { revokedAt }),
  };
}
