import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';

/** A file for a service, whose users can be changed as no operation does. */
export interface UserFile extends AsyncDisposable {
  readonly path: string;
  /** Sets columns of a user. */
  changeUser(username: string, columns: Readonly<Record<string, string | number | null>>): void;
  /** Makes a group with this user for a member. */
  addGroup(username: string, name: string, precedence: number, roleArn: string): void;
}

export async function openUserFile(): Promise<UserFile> {
  const folder = await mkdtemp(join(tmpdir(), 'cognito-demo-users-'));
  const path = join(folder, 'store.db');
  const run = (sql: string, values: readonly (string | number | null)[]): void => {
    const database = new Libsql(path);
    const { changes } = database.prepare(sql).run([...values]);
    database.close();
    if (changes !== 1) throw new Error(`There is no such user: ${sql}`);
  };
  return {
    path,
    changeUser(username, columns) {
      const assignments = Object.keys(columns).map((column) => `${column} = ?`);
      run(`UPDATE users SET ${assignments.join(', ')} WHERE username = ?`, [...Object.values(columns), username]);
    },
    addGroup(username, name, precedence, roleArn) {
      run(
        `INSERT INTO user_groups (pool_id, name, role_arn, precedence, created_at, modified_at)
         SELECT pool_id, ?, ?, ?, 0, 0 FROM users WHERE username = ?`,
        [name, roleArn, precedence, username],
      );
      run(`INSERT INTO group_members (pool_id, group_name, sub) SELECT pool_id, ?, sub FROM users WHERE username = ?`, [
        name,
        username,
      ]);
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}
