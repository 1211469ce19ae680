import type { Database } from './database.js';
import { nowAndThen, ROWS_A_SWEEP } from './now-and-then.js';

/** The wrong passwords of a name that nobody has, counted as those of a user are. */
export interface UnknownUser {
  readonly poolId: string;
  /** The UUID that stands in for the name, which is not kept. */
  readonly identity: string;
  readonly failures: number;
  readonly lastFailureAt: number;
  readonly lockedUntil: number;
}

export interface UnknownUserStore {
  find(poolId: string, identity: string): UnknownUser | undefined;
  /** Names whose last failure is long ago go by and by. */
  save(unknownUser: UnknownUser): void;
}

export function createUnknownUserStore(db: Database): UnknownUserStore {
  // No failure counts for longer than what is expired stays.
  const sweep = nowAndThen((before: number) =>
    db.run(
      `DELETE FROM unknown_users
       WHERE (pool_id, identity) IN (
         SELECT pool_id, identity FROM unknown_users
         WHERE last_failure_at < ? ORDER BY last_failure_at LIMIT ${ROWS_A_SWEEP}
       )`,
      before,
    ),
  );
  return {
    find(poolId, identity) {
      const row = db.get('SELECT * FROM unknown_users WHERE pool_id = ? AND identity = ?', poolId, identity);
      return (
        row && {
          poolId,
          identity,
          failures: row['failures'] as number,
          lastFailureAt: row['last_failure_at'] as number,
          lockedUntil: row['locked_until'] as number,
        }
      );
    },
    save({ poolId, identity, failures, lastFailureAt, lockedUntil }) {
      sweep(lastFailureAt);
      db.run(
        `INSERT OR REPLACE INTO unknown_users (pool_id, identity, failures, last_failure_at, locked_until)
         VALUES (?, ?, ?, ?, ?)`,
        poolId,
        identity,
        failures,
        lastFailureAt,
        lockedUntil,
      );
    },
  };
}
