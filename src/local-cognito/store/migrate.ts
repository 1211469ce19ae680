import Libsql from 'libsql';
import type { Connection } from './connection.js';
import { migrations } from './schema.js';
import { foreign, StorageError } from './storage-error.js';

/** Marks the file as one of local Cognito: `Cogn`. Those of versions 1 to 4 lack it. */
const APPLICATION_ID = 0x436f676e;

/**
 * Sees that a file is a database of local Cognito, and of a version that is known here.
 * @throws {StorageError}
 */
export function checkOrigin(connection: Connection, file: string): void {
  const version = pragma(connection, 'user_version');
  const applicationId = pragma(connection, 'application_id');
  const isOurs = applicationId === APPLICATION_ID || (applicationId === 0 && hasOurTables(connection, version));
  if (!isOurs) {
    throw foreign(`${file} is a database of another program, not one of local Cognito.`);
  }
  if (version > migrations.length) {
    throw new StorageError(
      `${file} was written by a newer cognito-demo: its format is ${version}, and this one knows those up to ${migrations.length}.`,
      'Use the newer cognito-demo, or name another file.',
      { mend: 'Use the newer cognito-demo, or move the file away to begin anew.' },
    );
  }
}

/**
 * Brings the tables up to date, all steps or none. Under the write lock from the first look on: two processes may open a
 * file at once.
 * @param timeout milliseconds to wait for that lock.
 */
export function migrate(connection: Connection, file: string, timeout: number): void {
  if (pragma(connection, 'user_version') === migrations.length) return;
  const { sqlite, schema } = connection;
  if (schema === 'main') return runMigrations(sqlite, connection, file);
  // What an attached file gets must be called by its name, and the steps name nothing. A connection that prepares no
  // statement does close.
  const direct = new Libsql(file);
  try {
    direct.exec(`PRAGMA busy_timeout = ${timeout}; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON`);
    runMigrations(direct, connection, file);
  } finally {
    direct.close();
  }
}

function runMigrations(writer: Libsql.Database, reader: Connection, file: string): void {
  writer.exec('BEGIN IMMEDIATE');
  try {
    checkOrigin(reader, file);
    for (const migration of migrations.slice(pragma(reader, 'user_version'))) writer.exec(migration);
    writer.exec(`PRAGMA user_version = ${migrations.length}; PRAGMA application_id = ${APPLICATION_ID}; COMMIT`);
  } catch (error) {
    // When the disk is full, SQLite has done it by itself.
    if (writer.inTransaction) writer.exec('ROLLBACK');
    throw error;
  }
}

function pragma({ sqlite, schema }: Connection, name: string): number {
  return (sqlite.prepare(`PRAGMA ${schema}.${name}`).get([]) as Record<string, number>)[name]!;
}

/** Also true of a file that is still empty. */
function hasOurTables({ sqlite, schema }: Connection, version: number): boolean {
  const count = (condition: string): number =>
    (
      sqlite.prepare(`SELECT count(*) AS found FROM ${schema}.sqlite_schema WHERE ${condition}`).get([]) as {
        found: number;
      }
    ).found;
  return version === 0 ? count('true') === 0 : count("type = 'table' AND name IN ('user_pools', 'sign_ins')") === 2;
}
