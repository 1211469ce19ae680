import Libsql from 'libsql';

/** A connection to the one database that a store keeps. */
export interface Connection {
  readonly sqlite: Libsql.Database;
  /** The name of that database, for pragmas: as in `PRAGMA kept.user_version`. */
  readonly schema: 'main' | 'kept';
  /** Lets go of the file, whatever statements there are. */
  close(): void;
}

/** Opens a database in memory. */
export function connectToMemory(): Connection {
  const sqlite = new Libsql(':memory:');
  return { sqlite, schema: 'main', close: () => sqlite.close() };
}

/**
 * Opens a file, beside an empty database in memory: `close` of libsql 0.5 leaves the file, its log and its locks open
 * until the last prepared statement is collected as garbage, but what is attached can be detached.
 * @param timeout milliseconds to wait for the lock of another process.
 */
export function connectToFile(file: string, timeout: number): Connection {
  const sqlite = new Libsql(':memory:');
  try {
    sqlite.exec(`PRAGMA busy_timeout = ${timeout}`);
    sqlite.prepare('ATTACH ? AS kept').run([file]);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return {
    sqlite,
    schema: 'kept',
    close() {
      try {
        sqlite.exec('DETACH kept');
      } finally {
        sqlite.close();
      }
    },
  };
}
