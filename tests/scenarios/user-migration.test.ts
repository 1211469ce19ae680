import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { adminCreateUser, listUsers } from '../../src/actions/index.js';
import type { RunEvent } from '../../src/events/index.js';
import { oldUsers } from '../../src/scenarios/user-migration/old-users.js';
import { userMigration } from '../../src/scenarios/user-migration/user-migration.js';
import { functions } from '../../src/triggers/index.js';
import { openExistingPool, playThere, type ExistingPool } from './existing-pool.js';
import { duringStep, playStory, problemsIn, type Performance, type Replies } from './play-story.js';
import { callsIn, inTurn, kept, rowsIn } from './story-events.js';

const play = (replies: Replies = {}): Promise<Performance> => playStory(userMigration, { replies });

const migrationsIn = (events: readonly RunEvent[]): string[] =>
  events.flatMap((event) => (event.type === 'trigger-called' ? [event.triggerSource] : []));

describe('the function is called', () => {
  test.each([
    { title: 'Sign in with a wrong password', called: ['UserMigration_Authentication'] },
    { title: 'Sign in for the first time', called: ['UserMigration_Authentication'] },
    { title: 'Sign in again, by SRP', called: [] },
    { title: 'Sign in by SRP before moving', called: [] },
    { title: 'Forget a password of the old directory', called: ['UserMigration_ForgotPassword'] },
    { title: 'Set a new password', called: [] },
  ])('in "$title": $called', async ({ title, called }) => {
    const { events, error } = await (performance ??= play());
    expect(error).toBeUndefined();
    expect(migrationsIn(duringStep(events, title))).toEqual(called);
  });

  let performance: Promise<Performance> | undefined;
});

test('shows who is where, before and after', async () => {
  const { events } = await play();
  expect(rowsIn(duringStep(events, 'Look into the pool')).map(([username, , status]) => [username, status])).toEqual(
    ['maria', 'omar', 'li', 'ingrid', 'kofi'].map((username) => [username, '']),
  );
  expect(rowsIn(duringStep(events, 'Look into the pool again'))).toEqual([
    ['maria', 'maria@example.com', 'CONFIRMED'],
    ['omar', 'omar@example.com', 'CONFIRMED'],
    ['li', 'li@example.com', ''],
    ['ingrid', 'ingrid@example.com', ''],
    ['kofi', 'kofi@example.com, not verified', ''],
  ]);
});

test('shows what has come along', async () => {
  const { events } = await play();
  expect(rowsIn(duringStep(events, 'Sign in for the first time'))).toEqual([
    ['UserStatus', 'UserNotFoundException', 'CONFIRMED'],
    ['email', '', 'maria@example.com'],
    ['email_verified', '', 'true'],
    ['given_name', '', 'Maria'],
    ['family_name', '', 'da Silva, Costa'],
    ['sub', '', expect.stringMatching(/^[\da-f-]{36}$/)],
  ]);
});

test('shows that neither a wrong password nor SRP moves anybody', async () => {
  const { events } = await play();
  expect(callsIn(duringStep(events, 'Sign in with a wrong password'))).toEqual([
    'AdminGetUser UserNotFoundException',
    'InitiateAuth NotAuthorizedException',
    'AdminGetUser UserNotFoundException',
  ]);
  expect(callsIn(duringStep(events, 'Sign in by SRP before moving'))).toEqual([
    'AdminGetUser UserNotFoundException',
    'InitiateAuth',
    'RespondToAuthChallenge NotAuthorizedException',
  ]);
});

test('keeps no password, though those of the old directory are public', async () => {
  const { events } = await play({ newPassword: () => 'Correct-Horse-7' });
  const passwords = [...oldUsers.map(({ password }) => password), 'Correct-Horse-7'];
  for (const password of passwords) expect(kept(events)).not.toContain(password);
});

test.each([{ name: 'ingrid' }, { name: 'LI' }, { name: 'kofi@example.com' }])(
  'anybody of the directory may sign in, by the name or address typed: $name',
  async ({ name }) => {
    const { events, error, usersLeft } = await play({ username: () => name });
    expect({ error, problems: problemsIn(events), usersLeft }).toEqual({
      error: undefined,
      problems: [],
      usersLeft: [],
    });
    expect(
      rowsIn(duringStep(events, 'Look into the pool again')).map(([username, , status]) => [username, status]),
    ).toContainEqual([name, 'CONFIRMED']);
  },
);

describe('asks again', () => {
  test('for the password alone when the name is known to be right', async () => {
    const { events, error } = await play({ oldPassword: inTurn('Old-Harbour-2') });
    expect(error).toBeUndefined();
    expect(problemsIn(events)).toEqual([
      'Nobody was moved. Cognito says: Incorrect username or password. The password of maria stands in docs/triggers.md.',
    ]);
    expect(events.filter((event) => event.type === 'asked' && event.question === 'username')).toHaveLength(1);
  });

  test.each(['Whatever-1', undefined])('for name and password when it may be either: %s', async (typed) => {
    const { events, error } = await play({
      username: inTurn('zoe', 'omar'),
      ...(typed !== undefined && { oldPassword: inTurn(typed) }),
    });
    expect(error).toBeUndefined();
    expect(problemsIn(events)).toEqual([
      'Nobody was moved. Cognito says: Incorrect username or password. It does not tell an unknown name from a wrong password.',
    ]);
    expect(rowsIn(duringStep(events, 'Look into the pool again'))).toContainEqual([
      'omar',
      'omar@example.com',
      'CONFIRMED',
    ]);
  });

  test.each([
    { name: 'maria', says: 'maria is in the pool already, so the function would not be called.' },
    { name: 'kofi', says: /^kofi was not moved: .* have verified the address\.$/ },
    { name: 'zoe', says: /^zoe was not moved: the old directory must know the name/ },
  ])('who has forgotten the password, when it is $name', async ({ name, says }) => {
    const { events, error, usersLeft } = await play({ forgetfulUsername: inTurn(name) });
    expect(error).toBeUndefined();
    expect(problemsIn(events)).toEqual([typeof says === 'string' ? says : expect.stringMatching(says)]);
    expect(usersLeft).toEqual([]);
  });

  test.each([
    { question: 'resetCode', answer: '000000', says: /^That is not the code that was sent\./ },
    { question: 'newPassword', answer: 'short-1', says: /^The password is too weak\./ },
  ])('for $question', async ({ question, answer, says }) => {
    const { events, error } = await play({ [question]: inTurn(answer) });
    expect(error).toBeUndefined();
    expect(problemsIn(events)).toEqual([expect.stringMatching(says)]);
  });
});

describe('on a pool that was there before', () => {
  const open = (settings: Parameters<typeof openExistingPool>[0] = {}): Promise<ExistingPool> =>
    openExistingPool({
      functions: { UserMigration: async (event) => (await functions.UserMigration({ environment: {} }))(event) },
      ...settings,
    });

  test('asks for somebody else than who is there already, and leaves them alone', async () => {
    const pool = await open();
    const { userPoolId } = pool.playground;
    await adminCreateUser(pool.cognito, { userPoolId, username: 'maria', messageAction: 'SUPPRESS' });
    const { events, error } = await playThere(pool, userMigration, { username: inTurn('maria') });
    expect(error).toBeUndefined();
    expect(problemsIn(events)).toEqual(['maria is in the pool already, so the function would not be called.']);
    expect(await usersOf(pool)).toEqual(['maria']);
    await pool.local.close();
  });

  test('suggests those who are not there yet, and does without them where all are', async () => {
    const pool = await open({ inbox: false });
    const { userPoolId } = pool.playground;
    for (const username of ['maria', 'li', 'ingrid', 'kofi']) {
      await adminCreateUser(pool.cognito, { userPoolId, username, messageAction: 'SUPPRESS' });
    }
    const { events, error } = await playThere(pool, userMigration);
    expect(error).toBeUndefined();
    expect(events).toContainEqual({ type: 'answered', question: 'username', by: 'script', value: 'omar' });
    expect(duringStep(events, 'Sign in by SRP before moving')).toContainEqual({
      type: 'result',
      text: 'Everybody of the demo’s directory has moved: there is nobody to try it with.',
    });
    await pool.local.close();
  });

  test('leaves the forgotten password out where nobody could read the code, and sends none', async () => {
    const pool = await open({ inbox: false });
    const { events, error } = await playThere(pool, userMigration);
    expect(error).toBeUndefined();
    expect(callsIn(duringStep(events, 'Forget a password of the old directory'))).toEqual([]);
    expect(await pool.local.outbox.list()).toEqual([]);
    const summary = events.find((event) => event.type === 'summary');
    expect(summary?.rows.map(({ label }) => label)).not.toContain('omar');
    await pool.local.close();
  });

  test('plays where Cognito says which users exist', async () => {
    const pool = await open({ client: { preventUserExistenceErrors: 'LEGACY', generateSecret: true } });
    const { events, error } = await playThere(pool, userMigration, { forgetfulUsername: inTurn('zoe') });
    expect(error).toBeUndefined();
    expect(problemsIn(events)).toEqual([expect.stringMatching(/^zoe was not moved/)]);
    expect(await usersOf(pool)).toEqual([]);
    await pool.local.close();
  });

  test('stops at a function that takes any password, and removes whom it moved', async () => {
    const pool = await open({
      functions: {
        UserMigration: async (event) => ({
          ...event,
          response: { userAttributes: { email: 'maria@example.com' }, finalUserStatus: 'CONFIRMED' },
        }),
      },
    });
    const { error } = await playThere(pool, userMigration);
    expect(error).toMatchObject({ name: 'ExpectedError', message: 'maria was moved by a wrong password.' });
    expect(await usersOf(pool)).toEqual([]);
    await pool.local.close();
  });
});

test('the people of the story are those of the function and of its description', async () => {
  const migrate = await functions.UserMigration({ environment: {} });
  const description = await readFile(new URL('../../docs/triggers.md', import.meta.url), 'utf8');
  for (const { username, email, password, verified } of oldUsers) {
    const event = {
      triggerSource: 'UserMigration_Authentication',
      userName: username,
      request: { password },
      response: {},
    };
    expect(await migrate(event)).toMatchObject({
      response: { userAttributes: { email, email_verified: String(verified) }, finalUserStatus: 'CONFIRMED' },
    });
    expect(description).toContain(`| ${username} | ${email} | \`${password}\` | ${verified ? 'yes' : 'no'} |`);
  }
});

async function usersOf({ cognito, playground: { userPoolId } }: ExistingPool): Promise<string[]> {
  const names: string[] = [];
  for await (const { username } of listUsers(cognito, { userPoolId })) names.push(username);
  return names;
}
