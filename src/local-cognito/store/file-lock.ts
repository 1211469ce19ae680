import Libsql from 'libsql';
import { elapsed, sleep } from '../real-time.js';
import { requireFile } from './own-file.js';
import { explainOpening, storageTroubleOf } from './storage-error.js';

/** Milliseconds that the lock is waited for, and between two looks at it. */
const PATIENCE = 60_000;
const INTERVAL = 20;

/**
 * Works while nobody else does who locks the same file, in this process or another. The lock is SQLite's on an empty
 * database: the system gives it back when its process ends, however that ends, so none is ever left to be broken.
 * @throws {StorageError} when the file can't be used, or is not to be had for a minute.
 */
export async function whileLocked<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = await takeLock(requireFile(file));
  try {
    return await work();
  } finally {
    lock.close();
  }
}

async function takeLock(file: string): Promise<Libsql.Database> {
  const deadline = elapsed() + PATIENCE;
  const sqlite = new Libsql(file);
  // SQLite's own way of waiting would hold up all of this process.
  sqlite.exec('PRAGMA busy_timeout = 0');
  for (;;) {
    try {
      sqlite.exec('BEGIN EXCLUSIVE');
      return sqlite;
    } catch (error) {
      if (storageTroubleOf(error) !== 'busy' || elapsed() > deadline) {
        sqlite.close();
        throw explainOpening(error, file);
      }
    }
    await sleep(INTERVAL);
  }
}
