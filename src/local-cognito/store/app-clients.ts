import type { AppClientSettings } from '../pools/settings.js';
import type { Database, Row } from './database.js';
import { parseOnce } from './parse-once.js';
import { remember } from './remember.js';

export interface AppClient {
  readonly id: string;
  readonly poolId: string;
  readonly name: string;
  /** Oldest first; none when the client is a public one. */
  readonly secrets: readonly ClientSecret[];
  readonly settings: AppClientSettings;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

export interface ClientSecret {
  readonly value: string;
  readonly createdAt: number;
}

export interface AppClientStore {
  insert(client: AppClient): void;
  find(id: string): AppClient | undefined;
  /** Clients of a pool with an id above `after`, in the order of ids. */
  list(poolId: string, after: string, limit: number): readonly AppClient[];
  /** Keeps the client's name, secrets and settings as they are now. */
  save(client: AppClient): void;
  delete(id: string): void;
}

export function createAppClientStore(db: Database): AppClientStore {
  return {
    insert(client) {
      db.run(
        'INSERT INTO app_clients (id, pool_id, name, secrets, settings, created_at, modified_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
        client.id,
        client.poolId,
        client.name,
        JSON.stringify(client.secrets),
        JSON.stringify(client.settings),
        client.createdAt,
        client.modifiedAt,
      );
    },
    find: remember(db, (id) => {
      const row = db.get('SELECT * FROM app_clients WHERE id = ?', id);
      return row && readClient(row);
    }),
    list(poolId, after, limit) {
      return db
        .all('SELECT * FROM app_clients WHERE pool_id = ? AND id > ? ORDER BY id LIMIT ?', poolId, after, limit)
        .map(readClient);
    },
    save({ id, name, secrets, settings, modifiedAt }) {
      db.run(
        'UPDATE app_clients SET name = ?, secrets = ?, settings = ?, modified_at = ? WHERE id = ?',
        name,
        JSON.stringify(secrets),
        JSON.stringify(settings),
        modifiedAt,
        id,
      );
    },
    delete(id) {
      db.run('DELETE FROM app_clients WHERE id = ?', id);
    },
  };
}

const parseSettings = parseOnce<AppClientSettings>();
const parseSecrets = parseOnce<readonly ClientSecret[]>();

function readClient(row: Row): AppClient {
  return {
    id: row['id'] as string,
    poolId: row['pool_id'] as string,
    name: row['name'] as string,
    secrets: parseSecrets(row['secrets'] as string),
    settings: parseSettings(row['settings'] as string),
    createdAt: row['created_at'] as number,
    modifiedAt: row['modified_at'] as number,
  };
}
