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
  countUsers(id: string): number;
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
    countUsers(id) {
      return Number(db.get('SELECT count(*) AS users FROM users WHERE pool_id = ?', id)?.['users']);
    },
  };
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
