import type { Database } from './database.js';
import { nowAndThen, ROWS_A_SWEEP } from './now-and-then.js';

export type CodePurpose = 'sign-up' | 'reset-password' | `verify-${AddressAttribute}`;
export type AddressAttribute = 'email' | 'phone_number';

export interface VerificationCode {
  readonly code: string;
  readonly attribute: AddressAttribute;
  /** What received it: using the code proves that address, which the attribute may not hold yet, or no longer. */
  readonly address: string;
  readonly expiresAt: number;
}

export interface CodeStore {
  /** A new code replaces the one before. */
  put(poolId: string, sub: string, purpose: CodePurpose, code: VerificationCode): void;
  find(poolId: string, sub: string, purpose: CodePurpose): VerificationCode | undefined;
  delete(poolId: string, sub: string, purpose: CodePurpose): void;
  /**
   * Counts a try of an operation and tells how many there were since a time, this one included. Those of a clock that is
   * ahead, or was, do not count. Older ones go by and by.
   * @param sub a user's, or the UUID that stands in for a name that nobody has
   */
  countAttempt(poolId: string, sub: string, operation: string, at: number, since: number): number;
}

export function createCodeStore(db: Database): CodeStore {
  // No limit looks as far back as what has expired stays.
  const sweepAttempts = nowAndThen((before: number) =>
    db.run(
      `DELETE FROM attempts
       WHERE rowid IN (SELECT rowid FROM attempts WHERE at < ? ORDER BY at LIMIT ${ROWS_A_SWEEP})`,
      before,
    ),
  );
  return {
    put(poolId, sub, purpose, { code, attribute, address, expiresAt }) {
      db.run(
        `INSERT OR REPLACE INTO codes (pool_id, sub, purpose, code, attribute, address, expires_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        poolId,
        sub,
        purpose,
        code,
        attribute,
        address,
        expiresAt,
      );
    },
    find(poolId, sub, purpose) {
      const row = db.get('SELECT * FROM codes WHERE pool_id = ? AND sub = ? AND purpose = ?', poolId, sub, purpose);
      return (
        row && {
          code: row['code'] as string,
          attribute: row['attribute'] as AddressAttribute,
          address: row['address'] as string,
          expiresAt: row['expires_at'] as number,
        }
      );
    },
    delete(poolId, sub, purpose) {
      db.run('DELETE FROM codes WHERE pool_id = ? AND sub = ? AND purpose = ?', poolId, sub, purpose);
    },
    countAttempt(poolId, sub, operation, at, since) {
      sweepAttempts(at);
      const own = [poolId, sub, operation] as const;
      db.run('INSERT INTO attempts (pool_id, sub, operation, at) VALUES (?, ?, ?, ?)', ...own, at);
      const row = db.get(
        `SELECT count(*) AS attempts FROM attempts
         WHERE pool_id = ? AND sub = ? AND operation = ? AND at BETWEEN ? AND ?`,
        ...own,
        since,
        at,
      );
      return Number(row?.['attempts']);
    },
  };
}
