import { statSync } from 'node:fs';
import { types } from 'node:util';
import type Libsql from 'libsql';
import { closedError } from '../closed.js';
import { connectToFile, connectToMemory, type Connection } from './connection.js';
import { groupCommit } from './group-commit.js';
import { elapsed } from '../real-time.js';
import { checkOrigin, migrate } from './migrate.js';
import { closeToOthers, requireFile } from './own-file.js';
import { damaged, explainOpening, StorageError, storageTroubleOf } from './storage-error.js';

/** What a column holds. */
export type SqlValue = string | number | Buffer | null;
export type Row = Readonly<Record<string, SqlValue>>;

/** The little that the stores need of SQLite; statements are prepared once and kept. */
export interface Database {
  /** Changes something; to be called in a transaction. */
  run(sql: string, ...values: readonly SqlValue[]): { changes: number };
  get(sql: string, ...values: readonly SqlValue[]): Row | undefined;
  all(sql: string, ...values: readonly SqlValue[]): readonly Row[];
  /** Another number whenever a pool, an app client or a group may have changed, by whichever process. */
  settingsVersion(): number;
  /** See `groupCommit`. */
  transaction<T>(work: () => T): Promise<T>;
  close(): void;
}

/** Milliseconds that a request waits for the lock of another process. */
const BUSY_TIMEOUT = 5000;
/** The same while a file is opened: another process may be bringing its tables up to date. */
const OPENING_TIMEOUT = 30_000;
/** Bytes up to which a file is checked as a whole when it is opened, which takes about 1.5 ms a megabyte. */
const LARGEST_CHECKED = 64 * 1024 * 1024;
/** Bytes that the log keeps once its content is in the file; a long transaction may have made it longer. */
const LOG_LIMIT = 16 * 1024 * 1024;

/**
 * Opens the file, or a database in memory, and brings its tables up to date. WAL with full synchronisation: what was
 * acknowledged survives the process and the machine, and several processes may work on one file. It holds TOTP secrets
 * and signing keys, so it is for its owner alone.
 * @throws {StorageError} when the file can't be used, or a newer version of the program wrote it.
 */
export function openDatabase(given: string | undefined): Database {
  const file = given === undefined ? ':memory:' : requireFile(given);
  let connection: Connection | undefined;
  try {
    connection = given === undefined ? connectToMemory() : connectToFile(file, OPENING_TIMEOUT);
    const { sqlite, schema } = connection;
    checkOrigin(connection, file);
    if (given !== undefined) {
      checkWhole(connection, file);
      closeToOthers(file);
      writeAhead(connection, file);
    }
    sqlite.exec(`PRAGMA ${schema}.synchronous = FULL; PRAGMA foreign_keys = ON`);
    migrate(connection, file, OPENING_TIMEOUT);
    sqlite.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT}; PRAGMA ${schema}.journal_size_limit = ${LOG_LIMIT}`);
  } catch (error) {
    connection?.close();
    throw explainOpening(error, file);
  }
  return wrap(connection);
}

/** That the file is in order, as far as that can be seen in a moment. */
function checkWhole({ sqlite, schema }: Connection, file: string): void {
  if (statSync(file).size > LARGEST_CHECKED) return;
  const check = sqlite.prepare(`PRAGMA ${schema}.quick_check(1)`);
  const { quick_check: finding } = check.get([]) as { quick_check: string };
  if (finding !== 'ok') throw damaged(file, finding.replaceAll(/\s+/g, ' '));
}

/** SQLite does not wait for the lock that this takes on a new file, lest two wait for each other. */
function writeAhead({ sqlite, schema }: Connection, file: string): void {
  const deadline = elapsed() + BUSY_TIMEOUT;
  for (;;) {
    try {
      const change = sqlite.prepare(`PRAGMA ${schema}.journal_mode = WAL`);
      const { journal_mode: mode } = change.get([]) as { journal_mode: string };
      if (mode === 'wal') return;
      throw new StorageError(
        `${file} can't have a write-ahead log where it is.`,
        'Name a file on a disk of this machine.',
      );
    } catch (error) {
      if (storageTroubleOf(error) !== 'busy' || elapsed() > deadline) throw error;
    }
    pause(10);
  }
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Writes after which settings that were read before may be other ones. An undone transaction is one, too. */
const CHANGES_SETTINGS = /^(INSERT INTO|UPDATE|DELETE FROM) (user_pools|app_clients|user_groups)\b|^ROLLBACK/;

function wrap(connection: Connection): Database {
  const { sqlite, schema } = connection;
  let closed = false;
  const writes = new Map<string, { readonly statement: Libsql.Statement; readonly changesSettings: boolean }>();
  const reads = new Map<string, Read>();
  let settingsVersion = 0;
  let othersVersion: SqlValue | undefined;
  const requireOpen = (): void => {
    if (closed) throw closedError();
  };
  // Values go as one array: libsql would take a buffer that stands alone for an object of named parameters.
  const write = (sql: string, values: readonly SqlValue[]): { changes: number } => {
    requireOpen();
    let found = writes.get(sql);
    if (found === undefined) {
      writes.set(sql, (found = { statement: sqlite.prepare(sql), changesSettings: CHANGES_SETTINGS.test(sql) }));
    }
    if (found.changesSettings) settingsVersion++;
    return found.statement.run(values);
  };
  const read = (sql: string): Read => {
    requireOpen();
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
      if (schema === 'main') return settingsVersion;
      // Counts what other connections commit, and nothing of this one.
      const others = read(`PRAGMA ${schema}.data_version`).first([])?.['data_version'];
      if (others !== othersVersion) settingsVersion++;
      othersVersion = others;
      return settingsVersion;
    },
    async transaction(work) {
      requireOpen();
      return commits.transaction(work);
    },
    close() {
      if (closed) return;
      commits.flush();
      closed = true;
      emptyLog(connection);
      connection.close();
      writes.clear();
      reads.clear();
    },
  };
}

/**
 * Leaves all in the one file, for whoever copies it. The log stays where another process works on the file, or there is
 * no room: nothing is lost by that.
 */
function emptyLog({ sqlite, schema }: Connection): void {
  try {
    sqlite.exec('PRAGMA busy_timeout = 0');
    sqlite.prepare(`PRAGMA ${schema}.wal_checkpoint(TRUNCATE)`).get([]);
  } catch {
    // The next process that opens the file goes on with the log.
  }
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
      row[columns[index]!] = typeof value === 'object' && types.isArrayBuffer(value) ? Buffer.from(value) : value;
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
