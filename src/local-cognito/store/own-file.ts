import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  lstatSync,
  openSync,
  realpathSync,
  statSync,
  type Stats,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { makeOwnFolder } from './own-folder.js';
import { damaged, StorageError } from './storage-error.js';

/** What SQLite keeps beside a file: the write-ahead log, and its index that the processes share. */
const companions = ['-wal', '-shm'] as const;
const OWNER_ALONE = 0o600;

/**
 * Makes an empty file for its owner alone where there is none, and sees that what is there can be a database. Nothing
 * of an existing file is changed. The file is never opened: closing it again would take the locks from every connection
 * that this process has to it (https://sqlite.org/howtocorrupt.html, section 2.2).
 * @returns its absolute path, with links followed: that is beside which SQLite puts its log
 * @throws {StorageError}
 */
export function requireFile(path: string): string {
  const given = resolve(path);
  const isNew = statOf(given) === undefined;
  if (isNew) makeFile(given);
  const file = realpathSync(given);
  const stats = statOf(file)!;
  if (stats.isDirectory())
    throw new StorageError(`${given} is a folder, not a file.`, 'Name a file in it.', { mend: 'Move it away.' });
  if (!stats.isFile()) throw new StorageError(`${given} is no ordinary file.`, 'Name another file.');
  requireAccess(file);
  // Beside a new file a log is what a deleted one left behind, and SQLite drops it.
  if (!isNew && stats.size === 0 && (statOf(`${file}-wal`)?.size ?? 0) > 0) {
    throw damaged(file, `it is empty, but its log ${file}-wal is not`);
  }
  return file;
}

/**
 * Takes the permissions of others from a file that holds TOTP secrets and signing keys, and from its companions.
 * @throws {StorageError} when others may read it and this can't be changed.
 */
export function closeToOthers(file: string): void {
  if (process.platform === 'win32') return;
  for (const path of [file, ...companions.map((ending) => file + ending)]) {
    const mode = statOf(path)?.mode ?? OWNER_ALONE;
    if ((mode & 0o077) === 0) continue;
    try {
      chmodSync(path, OWNER_ALONE);
    } catch (cause) {
      throw new StorageError(
        `Others may use ${path}, which holds secrets, and this can't be changed: ${reasonOf(cause)}.`,
        'Let its owner run chmod 600 on it, or name another file.',
        { cause, mend: 'Let its owner run chmod 600 on it.' },
      );
    }
  }
}

function makeFile(file: string): void {
  try {
    makeOwnFolder(dirname(file));
    // A link to a file that is not there is followed; O_EXCL would not do that.
    const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
    closeSync(openSync(file, isLink ? 'a' : 'ax', OWNER_ALONE));
  } catch (cause) {
    // Another process may have been first.
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST' && statOf(file)?.isFile()) return;
    throw new StorageError(
      `${file} can't be made: ${reasonOf(cause)}.`,
      'Name a file in a folder that you may write to.',
      { cause },
    );
  }
}

function requireAccess(file: string): void {
  const { R_OK, W_OK, X_OK } = constants;
  try {
    accessSync(file, R_OK | W_OK);
  } catch (cause) {
    throw new StorageError(
      `${file} may not be read and written: ${reasonOf(cause)}.`,
      'Name another file, or let its owner give it to you.',
      { cause },
    );
  }
  try {
    accessSync(dirname(file), W_OK | X_OK);
  } catch (cause) {
    throw new StorageError(
      `The folder of ${file} may not be written to, and a log must stand beside the file: ${reasonOf(cause)}.`,
      'Name a file in a folder that you may write to.',
      { cause },
    );
  }
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (cause) {
    throw new StorageError(`${path} can't be reached: ${reasonOf(cause)}.`, 'Name another file.', { cause });
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'its file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of its path is no folder',
  EEXIST: 'a part of its path is no folder',
  ENOENT: 'a folder of its path is not there',
  ELOOP: 'its links lead to each other',
  ENAMETOOLONG: 'its name is too long',
};

function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? message;
}
