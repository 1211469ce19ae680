import { listUsers, type User } from '../../actions/index.js';
import type { Kit } from '../scenario.js';
import { oldUser, oldUsers, type OldUser } from './old-users.js';

/** As many users of the pool as a person looks at. */
const MOST_SHOWN = 20;

/**
 * Shows who is where before anybody moves.
 * @returns those of the old directory who are not in the pool, as far as it was looked at.
 */
export async function lookIntoPool(kit: Kit): Promise<readonly OldUser[]> {
  const why = 'So far everybody is in the old directory.';
  return kit.step('Look into the pool', { calls: ['ListUsers'], why }, async () => {
    const users = await showWhoIsWhere(kit);
    return oldUsers.filter(({ username }) => !users.some((user) => user.username === username));
  });
}

export async function lookIntoPoolAgain(kit: Kit): Promise<void> {
  const why = 'The others come when they sign in.';
  await kit.step('Look into the pool again', { calls: ['ListUsers'], why }, () => showWhoIsWhere(kit));
}

async function showWhoIsWhere(kit: Kit): Promise<readonly User[]> {
  const users = await firstUsers(kit);
  const statusOf = (name: string): string => users.find(({ username }) => username === name)?.status ?? '';
  const fromElsewhere = users.filter(({ username }) => oldUser(username)?.username !== username);
  kit.emit({
    type: 'table',
    title: 'Who is where',
    columns: ['Username', 'Old directory (docs/triggers.md)', 'User pool'],
    rows: [
      ...oldUsers.map(({ username, email, verified }) => [
        username,
        verified ? email : `${email}, not verified`,
        statusOf(username),
      ]),
      ...fromElsewhere.map(({ username, status }) => [username, '', status]),
    ],
  });
  const count = users.length < MOST_SHOWN ? String(users.length) : `${MOST_SHOWN} or more`;
  kit.result(`ListUsers: ${count} ${users.length === 1 ? 'user' : 'users'} in the pool.`);
  return users;
}

async function firstUsers(kit: Kit): Promise<User[]> {
  const users: User[] = [];
  for await (const user of listUsers(kit.cognito, { userPoolId: kit.playground.userPoolId })) {
    users.push(user);
    if (users.length === MOST_SHOWN) break;
  }
  return users;
}
