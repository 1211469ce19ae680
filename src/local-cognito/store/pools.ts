import type { PoolSettings } from '../pools/settings.js';
import type { Database, Row } from './database.js';
import { parseOnce } from './parse-once.js';
import { remember } from './remember.js';

export interface UserPool {
  readonly id: string;
  readonly name: string;
  readonly settings: PoolSettings;
  /** Key of the pool's seals and of the answers that it makes up for unknown users; 32 bytes. */
  readonly secret: Buffer;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

export interface PoolStore {
  insert(pool: UserPool): void;
  find(id: string): UserPool | undefined;
  /** Pools with an id above `after`, in the order of ids. */
  list(after: string, limit: number): readonly UserPool[];
  /** Keeps the pool's name and settings as they are now. */
  save(pool: UserPool): void;
  delete(id: string): boolean;
  /** How many users the pool has: to the one up to ten thousand, and above to a few in a hundred. */
  estimateUsers(id: string): number;
}

export function createPoolStore(db: Database): PoolStore {
  return {
    insert(pool) {
      db.run(
        'INSERT INTO user_pools (id, name, settings, secret, created_at, modified_at) VALUES (?, ?, ?, ?, ?, ?)',
        pool.id,
        pool.name,
        JSON.stringify(pool.settings),
        pool.secret,
        pool.createdAt,
        pool.modifiedAt,
      );
    },
    find: remember(db, (id) => {
      const row = db.get('SELECT * FROM user_pools WHERE id = ?', id);
      return row && readPool(row);
    }),
    list(after, limit) {
      return db.all('SELECT * FROM user_pools WHERE id > ? ORDER BY id LIMIT ?', after, limit).map(readPool);
    },
    save({ id, name, settings, modifiedAt }) {
      db.run(
        'UPDATE user_pools SET name = ?, settings = ?, modified_at = ? WHERE id = ?',
        name,
        JSON.stringify(settings),
        modifiedAt,
        id,
      );
    },
    delete(id) {
      return db.run('DELETE FROM user_pools WHERE id = ?', id).changes > 0;
    },
    estimateUsers(id) {
      let share = 1;
      for (;;) {
        const counted = countUsers(db, id, share);
        if (counted <= COUNTED_AT_MOST) return Math.round(counted / share);
        share /= 4;
      }
    },
  };
}

/** Counting goes through all that it counts: a million users would take longer than all else that a call does. */
const COUNTED_AT_MOST = 10_000;

/**
 * Users of a pool whose sub is within this share of all that there may be. Subs are random, so that is their share, too.
 * The index by status has but what is looked at; the table itself is read page by page.
 * @returns at most one more than are counted
 */
function countUsers(db: Database, id: string, share: number): number {
  const end =
    share === 1
      ? 'g'
      : Math.floor(share * 2 ** 32)
          .toString(16)
          .padStart(8, '0');
  const row = db.get(
    `SELECT count(*) AS users FROM (
       SELECT 1 FROM users INDEXED BY users_by_status
       WHERE pool_id = ? AND status IN ('UNCONFIRMED', 'CONFIRMED', 'FORCE_CHANGE_PASSWORD', 'RESET_REQUIRED') AND sub < ?
       LIMIT ${COUNTED_AT_MOST + 1}
     )`,
    id,
    end,
  );
  return row?.['users'] as number;
}

const parseSettings = parseOnce<PoolSettings>();

function readPool(row: Row): UserPool {
  return {
    id: row['id'] as string,
    name: row['name'] as string,
    settings: parseSettings(row['settings'] as string),
    secret: row['secret'] as Buffer,
    createdAt: row['created_at'] as number,
    modifiedAt: row['modified_at'] as number,
  };
}
