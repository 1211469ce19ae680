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
  /** Another number whenever a pool or an app client may have changed, by whichever process. */
  settingsVersion(): number;
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

/** Writes after which settings that were read before may be other ones. An undone transaction is one, too. */
const CHANGES_SETTINGS = /^(INSERT INTO|UPDATE|DELETE FROM) (user_pools|app_clients)\b|^ROLLBACK/;

function wrap(sqlite: Libsql.Database): Database {
  const writes = new Map<string, { readonly statement: Libsql.Statement; readonly changesSettings: boolean }>();
  const reads = new Map<string, Read>();
  let settingsVersion = 0;
  let othersVersion: SqlValue | undefined;
  // Values go as one array: libsql would take a buffer that stands alone for an object of named parameters.
  const write = (sql: string, values: readonly SqlValue[]): { changes: number } => {
    let found = writes.get(sql);
    if (found === undefined) {
      writes.set(sql, (found = { statement: sqlite.prepare(sql), changesSettings: CHANGES_SETTINGS.test(sql) }));
    }
    if (found.changesSettings) settingsVersion++;
    return found.statement.run(values);
  };
  const read = (sql: string): Read => {
    let found = reads.get(sql);
    if (found === undefined) reads.set(sql, (found = prepareRead(sqlite, sql)));
    return found;
  };
  const commits = groupCommit((sql) => void write(sql, []));
  return {
    run(sql, ...values) {
      if (!commits.inTransaction) throw new Error('The store was written to outside of a transaction.');
      return write(sql, values);
    },
    get: (sql, ...values) => read(sql).first(values),
    all: (sql, ...values) => read(sql).all(values),
    settingsVersion() {
      // Nobody else sees what is in memory.
      if (sqlite.memory) return settingsVersion;
      // Counts what other connections commit, and nothing of this one.
      const others = read('PRAGMA data_version').first([])?.['data_version'];
      if (others !== othersVersion) settingsVersion++;
      othersVersion = others;
      return settingsVersion;
    },
    transaction: (work) => commits.transaction(work),
    close() {
      commits.flush();
      sqlite.close();
    },
  };
}

/** A prepared query. */
interface Read {
  first(values: readonly SqlValue[]): Row | undefined;
  all(values: readonly SqlValue[]): readonly Row[];
}

type RawValue = SqlValue | ArrayBuffer;

/** Rows come from libsql as arrays and are named here: it takes half as long again to make objects of them itself. */
function prepareRead(sqlite: Libsql.Database, sql: string): Read {
  const statement = sqlite.prepare(sql).raw(true);
  let columns: readonly string[] = [];
  const named = (values: readonly RawValue[]): Row => {
    // Another process, of a newer version, may have added columns since.
    if (values.length !== columns.length) columns = statement.columns().map(({ name }) => name);
    const row: Record<string, SqlValue> = {};
    // Blobs of `get` are buffers already.
    for (let index = 0; index < columns.length; index++) {
      const value = values[index]!;
      row[columns[index]!] = value instanceof ArrayBuffer ? Buffer.from(value) : value;
    }
    return row;
  };
  return {
    first(values) {
      const row = statement.get(values) as RawValue[] | undefined;
      return row && named(row);
    },
    all: (values) => statement.all(values).map((row) => named(row as RawValue[])),
  };
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
