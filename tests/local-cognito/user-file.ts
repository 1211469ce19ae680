import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';

/** A file for a service, whose users can be changed as no operation does. */
export interface UserFile extends AsyncDisposable {
  readonly path: string;
  /** Sets columns of a user. */
  changeUser(username: string, columns: Readonly<Record<string, string | number | null>>): void;
}

export async function openUserFile(): Promise<UserFile> {
  const folder = await mkdtemp(join(tmpdir(), 'cognito-demo-users-'));
  const path = join(folder, 'store.db');
  return {
    path,
    changeUser(username, columns) {
      const database = new Libsql(path);
      const assignments = Object.keys(columns).map((column) => `${column} = ?`);
      const values = [...Object.values(columns), username];
      const { changes } = database.prepare(`UPDATE users SET ${assignments.join(', ')} WHERE username = ?`).run(values);
      database.close();
      if (changes !== 1) throw new Error(`There is no user ${username}.`);
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}
