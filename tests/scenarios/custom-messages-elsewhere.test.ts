import { expect, test } from 'vitest';
import type { RunEvent } from '../../src/events/index.js';
import type { LambdaFunction } from '../../src/local-cognito/index.js';
import { customMessages } from '../../src/scenarios/custom-messages/custom-messages.js';
import { functions } from '../../src/triggers/index.js';
import { playElsewhere, type Elsewhere } from './play-elsewhere.js';
import { problemsIn, type Performance } from './play-story.js';

/** Email leaves through an identity of the account. */
const sendsBySes = {
  EmailConfiguration: {
    EmailSendingAccount: 'DEVELOPER' as const,
    SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/example.com',
  },
};

/** Plays on a pool that was there before, and calls the function. */
async function play(options: Elsewhere): Promise<Performance> {
  const CustomMessage = (await functions.CustomMessage({ environment: {} })) as LambdaFunction;
  return playElsewhere(customMessages, {
    pool: sendsBySes,
    emailMfa: true,
    ...options,
    functions: { CustomMessage, ...options.functions },
  });
}

test('where messages can not be read, their codes are asked for, and there is no table', async () => {
  let code = '';
  const typed = (): string => code;
  const { events, error, usersLeft } = await play({
    withoutInbox: true,
    service: { onMessage: (message) => (code = message.code ?? '') },
    replies: {
      email: () => 'jane@elsewhere.example',
      invitedEmail: () => 'kim@elsewhere.example',
      confirmationCode: typed,
      resetCode: typed,
      signInCode: typed,
    },
  });
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
  const events: RunEvent[] = [];
  const { error } = await play({
    service: { clock: { now: () => Date.now() + late } },
    replies: {
      signInCode: () => {
        if (problemsIn(events).length === 0) late = 4 * 60_000;
        return undefined;
      },
    },
    run: { emit: (event) => events.push(event) },
  });
  expect(error).toBeUndefined();
  expect(problemsIn(events)).toEqual(['The session has expired, and with it the code. The sign-in was started again.']);
  const rows = events.flatMap((event) => (event.type === 'table' ? event.rows : []));
  expect(rows.filter(([source]) => source === 'CustomMessage_Authentication')).toHaveLength(2);
});

test('one that confirms users at once has no message to write, and what to change is said', async () => {
  const PreSignUp: LambdaFunction = async (event) => ({
    ...event,
    response: { ...event.response, autoConfirmUser: true },
  });
  const { error, usersLeft } = await play({ functions: { PreSignUp } });
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
  const names = [first, isByEmail ? 'kim@example.com' : 'kim'];
  const { events, error, usersLeft } = await play({
    pool: { ...sendsBySes, ...pool },
    replies: {
      username: () => (isByEmail ? 'jane@example.com' : 'jane'),
      invitedUsername: () => names.shift(),
      invitedEmail: () => 'kim@example.com',
    },
  });
  expect({ error, usersLeft }).toEqual({ error: undefined, usersLeft: [] });
  expect(problemsIn(events)).toEqual([expect.stringMatching(/^Cognito refused \S+: Username /)]);
});

test('an address that another user signs in with is asked for again', async () => {
  const addresses = ['jane@example.com', 'kim@example.com'];
  const { events, error, usersLeft } = await play({
    pool: { ...sendsBySes, AliasAttributes: ['email'] },
    replies: { username: () => 'jane', email: () => 'jane@example.com', invitedEmail: () => addresses.shift() },
  });
  expect({ error, usersLeft }).toEqual({ error: undefined, usersLeft: [] });
  expect(problemsIn(events)).toEqual([expect.stringMatching(/^Cognito refused kim-\w+: An account with the/)]);
});
