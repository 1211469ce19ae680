import { bytesToInteger } from '../crypto/integers.js';
import type { PasswordVerifier } from '../crypto/srp.js';
import type { Database } from './database.js';

/** One less than the longest history that a pool can ask for: the password of now is the first of them. */
const KEPT = 23;

export interface PastPasswordStore {
  /** What was kept of a user's former passwords, the newest first. */
  list(poolId: string, sub: string, limit: number): readonly PasswordVerifier[];
}

export function createPastPasswordStore(db: Database): PastPasswordStore {
  return {
    list: (poolId, sub, limit) =>
      db
        .all(
          'SELECT salt, verifier FROM past_passwords WHERE pool_id = ? AND sub = ? ORDER BY id DESC LIMIT ?',
          poolId,
          sub,
          limit,
        )
        .map(({ salt, verifier }) => ({
          salt: bytesToInteger(salt as Buffer),
          verifier: bytesToInteger(verifier as Buffer),
        })),
  };
}

/** Keeps a user's password before another takes its place, unless it was a temporary one. */
export function keepPassword(db: Database, poolId: string, sub: string): void {
  db.run(
    `INSERT INTO past_passwords (pool_id, sub, salt, verifier) SELECT pool_id, sub, salt, verifier FROM users
     WHERE pool_id = ? AND sub = ? AND verifier IS NOT NULL AND temporary_password_at IS NULL`,
    poolId,
    sub,
  );
  db.run(
    `DELETE FROM past_passwords WHERE id IN
     (SELECT id FROM past_passwords WHERE pool_id = ? AND sub = ? ORDER BY id DESC LIMIT -1 OFFSET ${KEPT})`,
    poolId,
    sub,
  );
}
