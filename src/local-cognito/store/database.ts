import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Libsql from 'libsql';
import { migrations } from './schema.js';

/** What a column holds. */
export type SqlValue = string | number | Buffer | null;
export type Row = Readonly<Record<string, SqlValue>>;

/** The little that the stores need of SQLite; statements are prepared once and kept. */
export interface Database {
  run(sql: string, ...values: readonly SqlValue[]): { changes: number };
  get(sql: string, ...values: readonly SqlValue[]): Row | undefined;
  all(sql: string, ...values: readonly SqlValue[]): readonly Row[];
  /** Runs `work` in one write transaction; all of it holds, or nothing. Synchronous: no other work comes between. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/**
 * Opens the file, or a database in memory, and brings its tables up to date. WAL with full synchronisation: what was
 * acknowledged survives the process and the machine, and several processes may work on one file.
 * @throws {Error} when a newer version of the program wrote the file, or it can't be written.
 */
export function openDatabase(file: string | undefined): Database {
  if (file !== undefined) mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const sqlite = new Libsql(file ?? ':memory:');
  // The file holds TOTP secrets and signing keys: for its owner alone, and so are the WAL files made after it.
  if (file !== undefined) chmodSync(file, 0o600);
  sqlite.exec(
    'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;',
  );
  const database = wrap(sqlite);
  migrate(sqlite, database, file);
  return database;
}

function wrap(sqlite: Libsql.Database): Database {
  const prepared = new Map<string, Libsql.Statement>();
  const statement = (sql: string): Libsql.Statement => {
    let found = prepared.get(sql);
    if (found === undefined) prepared.set(sql, (found = sqlite.prepare(sql)));
    return found;
  };
  const database: Database = {
    // Values go as one array: libsql would take a buffer that stands alone for an object of named parameters.
    run: (sql, ...values) => statement(sql).run(values),
    get: (sql, ...values) => statement(sql).get(values) as Row | undefined,
    all: (sql, ...values) =>
      statement(sql)
        .all(values)
        .map((row) => withBuffers(row as RawRow)),
    transaction(work) {
      database.run('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.run('COMMIT');
        return result;
      } catch (error) {
        database.run('ROLLBACK');
        throw error;
      }
    },
    close: () => void sqlite.close(),
  };
  return database;
}

type RawRow = Record<string, SqlValue | ArrayBuffer>;

/** libsql gives blobs as buffers from `get`, but as ArrayBuffers from `all`. */
function withBuffers(row: RawRow): Row {
  for (const [column, value] of Object.entries(row)) if (value instanceof ArrayBuffer) row[column] = Buffer.from(value);
  return row as Row;
}

function migrate(sqlite: Libsql.Database, database: Database, file: string | undefined): void {
  const versionNow = (): number => Number(database.get('PRAGMA user_version')?.['user_version']);
  if (versionNow() === migrations.length) return;
  database.transaction(() => {
    // Read again under the write lock: another process may have migrated in the meantime.
    const version = versionNow();
    if (version > migrations.length) {
      throw new Error(
        `${file} was written by a newer cognito-demo (its format is ${version}, known is ${migrations.length}).`,
      );
    }
    for (const migration of migrations.slice(version)) sqlite.exec(migration);
    sqlite.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}
