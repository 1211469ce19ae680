import { readFile } from 'node:fs/promises';
import { parseCsv } from './csv.js';
import { isScryptHash } from './scrypt-hash.js';

/** The directory that comes with the function: a file beside it, also when it is bundled. */
export const shippedDirectory = new URL('./old-directory.csv', import.meta.url);

const columns = ['username', 'email', 'password_hash', 'given_name', 'family_name', 'email_verified'] as const;

/** A user of the directory that is left behind. */
export type OldUser = Readonly<Record<(typeof columns)[number], string>>;

/** Finds a user by name or by email address, in either case. */
export type OldDirectory = (name: string) => OldUser | undefined;

/** @throws {Error} when the file can't be read, or is not what it should be. */
export async function openOldDirectory(file: string | URL): Promise<OldDirectory> {
  const users = parseCsv(await readFile(file, 'utf8')).map(checkedUser);
  const byName = new Map([
    ...users.map((user) => [user.email.toLowerCase(), user] as const),
    ...users.map((user) => [user.username.toLowerCase(), user] as const),
  ]);
  return (name) => byName.get(name.toLowerCase());
}

function checkedUser(record: Readonly<Record<string, string>>): OldUser {
  const missing = columns.find((column) => !record[column]);
  if (missing !== undefined) throw new Error(`A user of the old directory has no ${missing}.`);
  const { username, password_hash: hash, email_verified: verified = '' } = record;
  if (!isScryptHash(hash)) {
    throw new Error(`The password_hash of ${username} in the old directory is not scrypt:<salt>:<hash>.`);
  }
  if (!['true', 'false'].includes(verified)) {
    throw new Error(`The email_verified of ${username} in the old directory is neither true nor false.`);
  }
  return record;
}
