import type Libsql from 'libsql';
import { migrations } from './schema.js';
import { foreign, StorageError } from './storage-error.js';

/** Marks the file as one of local Cognito: `Cogn`. Those of versions 1 to 4 lack it. */
const APPLICATION_ID = 0x436f676e;

/**
 * Sees that a file is a database of local Cognito, and of a version that is known here.
 * @throws {StorageError}
 */
export function checkOrigin(sqlite: Libsql.Database, file: string): void {
  const version = pragma(sqlite, 'user_version');
  const applicationId = pragma(sqlite, 'application_id');
  const isOurs = applicationId === APPLICATION_ID || (applicationId === 0 && hasOurTables(sqlite, version));
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
 */
export function migrate(sqlite: Libsql.Database, file: string): void {
  if (pragma(sqlite, 'user_version') === migrations.length) return;
  sqlite.exec('BEGIN IMMEDIATE');
  try {
    checkOrigin(sqlite, file);
    for (const migration of migrations.slice(pragma(sqlite, 'user_version'))) sqlite.exec(migration);
    sqlite.exec(`PRAGMA user_version = ${migrations.length}; PRAGMA application_id = ${APPLICATION_ID}; COMMIT`);
  } catch (error) {
    // When the disk is full, SQLite has done it by itself.
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
    throw error;
  }
}

function pragma(sqlite: Libsql.Database, name: string): number {
  return (sqlite.prepare(`PRAGMA ${name}`).get([]) as Record<string, number>)[name]!;
}

/** Also true of a file that is still empty. */
function hasOurTables(sqlite: Libsql.Database, version: number): boolean {
  const count = (condition: string): number =>
    (sqlite.prepare(`SELECT count(*) AS found FROM sqlite_schema WHERE ${condition}`).get([]) as { found: number })
      .found;
  return version === 0 ? count('true') === 0 : count("type = 'table' AND name IN ('user_pools', 'sign_ins')") === 2;
}
