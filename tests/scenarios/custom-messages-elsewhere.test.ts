import { expect, test } from 'vitest';
import type { LambdaFunction } from '../../src/local-cognito/index.js';
import { customMessages } from '../../src/scenarios/custom-messages/custom-messages.js';
import { functions } from '../../src/triggers/index.js';
import { openExistingPool, playThere, type PoolSettings } from './existing-pool.js';
import { problemsIn, type Performance, type Replies } from './play-story.js';
import { inTurn, rowsIn } from './story-events.js';

/** Email leaves through an identity of the account. */
const sendsBySes = {
  EmailConfiguration: {
    EmailSendingAccount: 'DEVELOPER' as const,
    SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/example.com',
  },
};

/** Plays on a pool that was there before, and calls the function. */
async function play(replies: Replies, settings: PoolSettings = {}): Promise<Performance> {
  const CustomMessage = (await functions.CustomMessage({ environment: {} })) as LambdaFunction;
  const pool = await openExistingPool({
    emailMfa: true,
    ...settings,
    pool: { ...sendsBySes, ...settings.pool },
    functions: { CustomMessage, ...settings.functions },
  });
  const performance = await playThere(pool, customMessages, replies);
  await pool.local.close();
  return performance;
}

test('where messages can not be read, their codes are asked for, and there is no table', async () => {
  let code = '';
  const typed = (): string => code;
  const addresses = { email: () => 'jane@elsewhere.example', invitedEmail: () => 'kim@elsewhere.example' };
  const codes = { confirmationCode: typed, resetCode: typed, signInCode: typed };
  const { events, error, usersLeft } = await play(
    { ...addresses, ...codes },
    { inbox: false, service: { onMessage: (message) => (code = message.code ?? '') } },
  );
  expect({ error, usersLeft, problems: problemsIn(events) }).toEqual({
    error: undefined,
    usersLeft: [],
    problems: [],
  });
  expect(events.filter(({ type }) => type === 'message-arrived' || type === 'table')).toEqual([]);
  expect(events.find(({ type }) => type === 'summary')).toBeDefined();
});

test('a sign-in whose session expires is started again, with a new code', async () => {
  let late = 0;
  const tooLate = (): undefined => void (late = 4 * 60_000);
  const { events, error } = await play(
    { signInCode: inTurn(tooLate) },
    { service: { clock: { now: () => Date.now() + late } } },
  );
  expect(error).toBeUndefined();
  expect(problemsIn(events)).toEqual(['The session has expired, and with it the code. The sign-in was started again.']);
  expect(rowsIn(events).filter(([source]) => source === 'CustomMessage_Authentication')).toHaveLength(2);
});

test('one that confirms users at once has no message to write, and what to change is said', async () => {
  const PreSignUp: LambdaFunction = async (event) => ({
    ...event,
    response: { ...event.response, autoConfirmUser: true },
  });
  const { error, usersLeft } = await play({}, { functions: { PreSignUp } });
  expect(error).toMatchObject({ name: 'ExpectedError', next: expect.stringContaining('PreSignUp') });
  expect(usersLeft).toEqual([]);
});

test.each([
  {
    refused: 'a name that looks like an address',
    pool: { AliasAttributes: ['email'] as 'email'[] },
    first: 'kim@example.com',
  },
  { refused: 'a name that is no address', pool: { UsernameAttributes: ['email'] as 'email'[] }, first: 'kim' },
])('$refused is asked for again', async ({ pool, first }) => {
  const isByEmail = 'UsernameAttributes' in pool;
  const replies = {
    username: () => (isByEmail ? 'jane@example.com' : 'jane'),
    invitedUsername: inTurn(first, isByEmail ? 'kim@example.com' : 'kim'),
    invitedEmail: () => 'kim@example.com',
  };
  const { events, error, usersLeft } = await play(replies, { pool });
  expect({ error, usersLeft }).toEqual({ error: undefined, usersLeft: [] });
  expect(problemsIn(events)).toEqual([expect.stringMatching(/^Cognito refused \S+: Username /)]);
});

test('an address that another user signs in with is asked for again', async () => {
  const jane = { username: () => 'jane', email: () => 'jane@example.com' };
  const replies = { ...jane, invitedEmail: inTurn('jane@example.com', 'kim@example.com') };
  const { events, error, usersLeft } = await play(replies, { pool: { AliasAttributes: ['email'] } });
  expect({ error, usersLeft }).toEqual({ error: undefined, usersLeft: [] });
  expect(problemsIn(events)).toEqual([expect.stringMatching(/^Cognito refused kim-\w+: An account with the/)]);
});
