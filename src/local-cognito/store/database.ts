import { chmodSync } from 'node:fs';
import { dirname } from 'node:path';
import Libsql from 'libsql';
import { groupCommit } from './group-commit.js';
import { makeOwnFolder } from './own-folder.js';
import { migrations } from './schema.js';

/** What a column holds. */
export type SqlValue = string | number | Buffer | null;
export type Row = Readonly<Record<string, SqlValue>>;

/** The little that the stores need of SQLite; statements are prepared once and kept. */
export interface Database {
  /** Changes something; to be called in a transaction. */
  run(sql: string, ...values: readonly SqlValue[]): { changes: number };
  get(sql: string, ...values: readonly SqlValue[]): Row | undefined;
  all(sql: string, ...values: readonly SqlValue[]): readonly Row[];
  /** See `groupCommit`. */
  transaction<T>(work: () => T): Promise<T>;
  close(): void;
}

/**
 * Opens the file, or a database in memory, and brings its tables up to date. WAL with full synchronisation: what was
 * acknowledged survives the process and the machine, and several processes may work on one file.
 * @throws {Error} when a newer version of the program wrote the file, or it can't be written.
 */
export function openDatabase(file: string | undefined): Database {
  if (file !== undefined) makeOwnFolder(dirname(file));
  const sqlite = new Libsql(file ?? ':memory:');
  try {
    // The file holds TOTP secrets and signing keys: for its owner alone, and so are the WAL files made after it.
    if (file !== undefined) chmodSync(file, 0o600);
    sqlite.exec(
      'PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;',
    );
    migrate(sqlite, file);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return wrap(sqlite);
}

function wrap(sqlite: Libsql.Database): Database {
  const prepared = new Map<string, Libsql.Statement>();
  const statement = (sql: string): Libsql.Statement => {
    let found = prepared.get(sql);
    if (found === undefined) prepared.set(sql, (found = sqlite.prepare(sql)));
    return found;
  };
  const commits = groupCommit((sql) => void statement(sql).run([]));
  return {
    // Values go as one array: libsql would take a buffer that stands alone for an object of named parameters.
    run(sql, ...values) {
      if (!commits.inTransaction) throw new Error('The store was written to outside of a transaction.');
      return statement(sql).run(values);
    },
    get: (sql, ...values) => statement(sql).get(values) as Row | undefined,
    all: (sql, ...values) =>
      statement(sql)
        .all(values)
        .map((row) => withBuffers(row as RawRow)),
    transaction: (work) => commits.transaction(work),
    close() {
      commits.flush();
      sqlite.close();
    },
  };
}

type RawRow = Record<string, SqlValue | ArrayBuffer>;

/** libsql gives blobs as buffers from `get`, but as ArrayBuffers from `all`. */
function withBuffers(row: RawRow): Row {
  for (const [column, value] of Object.entries(row)) if (value instanceof ArrayBuffer) row[column] = Buffer.from(value);
  return row as Row;
}

/** Under the write lock from the first look on: two processes may open a new file at once. */
function migrate(sqlite: Libsql.Database, file: string | undefined): void {
  sqlite.exec('BEGIN IMMEDIATE');
  try {
    const { user_version: version } = sqlite.prepare('PRAGMA user_version').get([]) as { user_version: number };
    if (version > migrations.length) {
      throw new Error(
        `${file} was written by a newer cognito-demo (its format is ${version}, known is ${migrations.length}).`,
      );
    }
    for (const migration of migrations.slice(version)) sqlite.exec(migration);
    sqlite.exec(`PRAGMA user_version = ${migrations.length}; COMMIT`);
  } catch (error) {
    sqlite.exec('ROLLBACK');
    throw error;
  }
}
