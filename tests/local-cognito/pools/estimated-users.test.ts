import Libsql from 'libsql';
import { expect, test } from 'vitest';
import { invite } from '../made-user.js';
import { openPlayground } from '../playground.js';
import { openUserFile } from '../user-file.js';

/** Copies the one user there is, as often as told, under other names. */
function copyUser(path: string, times: number): void {
  const database = new Libsql(path);
  const columns = (database.prepare('PRAGMA table_info(users)').all([]) as { name: string }[]).map(({ name }) => name);
  // Version 4 UUIDs have a digit that is always the same, but not among the first.
  const own: Readonly<Record<string, string>> = {
    sub: `lower(hex(randomblob(4))) || '-0000-4000-a000-' || lower(hex(randomblob(6)))`,
    username: `'copy' || turn`,
    username_key: `'copy' || turn`,
    status: `CASE turn % 4 WHEN 0 THEN 'CONFIRMED' WHEN 1 THEN 'UNCONFIRMED' WHEN 2 THEN 'RESET_REQUIRED' ELSE status END`,
  };
  database.exec(`
    INSERT INTO users (${columns.join(', ')})
    WITH RECURSIVE turns (turn) AS (SELECT 1 UNION ALL SELECT turn + 1 FROM turns WHERE turn < ${times})
    SELECT ${columns.map((name) => own[name] ?? name).join(', ')} FROM turns, (SELECT * FROM users LIMIT 1)`);
  database.close();
}

test.each([
  [9_998, 0],
  [9_999, 0],
  [60_000, 0.1],
])('of %i users and one more the estimate is off by %d of them at most', async (copies, off) => {
  await using file = await openUserFile();
  await using playground = await openPlayground({ service: { file: file.path } });
  await invite(playground, 'jane');
  copyUser(file.path, copies);
  const { api, userPoolId: UserPoolId } = playground;
  const { UserPool } = await api.describeUserPool({ UserPoolId });
  const estimated = UserPool!.EstimatedNumberOfUsers!;
  expect(Math.abs(estimated - (copies + 1))).toBeLessThanOrEqual(off * copies);
});

test('the users of one pool are none of another', async () => {
  await using playground = await openPlayground();
  const { api, userPoolId: UserPoolId } = playground;
  const other = await api.createUserPool({ PoolName: 'other' });
  await invite(playground, 'jane');
  const estimate = async (id: string | undefined) =>
    (await api.describeUserPool({ UserPoolId: id })).UserPool?.EstimatedNumberOfUsers;
  expect([await estimate(UserPoolId), await estimate(other.UserPool?.Id)]).toEqual([1, 0]);
  await api.adminDeleteUser({ UserPoolId, Username: 'jane' });
  expect(await estimate(UserPoolId)).toBe(0);
});
