import { afterEach, describe, expect, test, vi } from 'vitest';
import { Interrupted, type MessageArrived, type RunEvent } from '../../src/events/index.js';
import { adminInvite } from '../../src/scenarios/admin-invite/admin-invite.js';
import { duringStep, playStory, problemsIn } from './play-story.js';
import { kept, rowsIn } from './story-events.js';

const FOUR_MINUTES = 4 * 60_000;
const wrongPassword = 'Incorrect username or password.';

afterEach(() => void vi.useRealTimers());

/** Each call of a step and what it came to: an error, a challenge or nothing of the kind. */
function callsIn(events: readonly RunEvent[], step: string): string[] {
  return duringStep(events, step).flatMap((event) => {
    if (event.type !== 'call-ended') return [];
    const { ChallengeName } = (event.response ?? {}) as { readonly ChallengeName?: string };
    const outcome = event.error?.message ?? ChallengeName;
    return outcome === undefined ? [event.operation] : [`${event.operation}: ${outcome}`];
  });
}

const rowsOf = (events: readonly RunEvent[], step: string): readonly (readonly string[])[] =>
  rowsIn(duringStep(events, step));

function messagesIn(events: readonly RunEvent[]): MessageArrived[] {
  return events.filter((event) => event.type === 'message-arrived');
}

test('nobody signs up', async () => {
  const { events } = await playStory(adminInvite);
  expect(callsIn(events, 'Try to sign up')).toEqual([
    'DescribeUserPool',
    'SignUp: SignUp is not permitted for this user pool',
  ]);
});

test('the second invitation has a temporary password of its own, and the first one dies', async () => {
  const { events } = await playStory(adminInvite);
  const [first, second, ...others] = messagesIn(events);
  expect(others).toEqual([]);
  expect(second?.secretValue).not.toBe(first?.secretValue);
  for (const { text, secretText, secretValue = '' } of [first!, second!]) {
    expect(secretText).toContain(`temporary password is ${secretValue}.`);
    expect(text).not.toContain(secretValue);
  }
  expect(callsIn(events, 'Send the invitation again')).toEqual([
    'AdminCreateUser',
    'InitiateAuth: PASSWORD_VERIFIER',
    `RespondToAuthChallenge: ${wrongPassword}`,
  ]);
});

test('the invited one gives a password and what the pool requires, and is CONFIRMED', async () => {
  const { events } = await playStory(adminInvite, {
    replies: { username: () => 'jane', requiredAttribute: () => 'Jane Roe' },
  });
  expect(callsIn(events, 'Sign in with the temporary password')).toEqual([
    'InitiateAuth: PASSWORD_VERIFIER',
    'RespondToAuthChallenge: NEW_PASSWORD_REQUIRED',
  ]);
  expect(rowsOf(events, 'Sign in with the temporary password')).toEqual([
    ['email', 'jane@example.com', 'known'],
    ['email_verified', 'true', 'known'],
    ['name', '', 'required, missing'],
  ]);
  expect(rowsOf(events, 'Choose a password')).toEqual([
    ['invited', 'FORCE_CHANGE_PASSWORD'],
    ['with a password of their own', 'CONFIRMED'],
  ]);
  expect(events.find((event) => event.type === 'tokens-verified')?.idClaims).toMatchObject({ name: 'Jane Roe' });
});

test('a user without an invitation hears nothing and is asked for nothing', async () => {
  const { events } = await playStory(adminInvite);
  const step = 'Create a user without an invitation';
  expect(callsIn(events, step)).toEqual(['AdminCreateUser', 'AdminSetUserPassword', 'AdminInitiateAuth']);
  expect(messagesIn(duringStep(events, step))).toEqual([]);
});

test('a user who is disabled is shut out, and back in with new tokens alone', async () => {
  const { events } = await playStory(adminInvite);
  expect(callsIn(events, 'Disable the user')).toEqual([
    'AdminDisableUser',
    'InitiateAuth: PASSWORD_VERIFIER',
    'RespondToAuthChallenge: User is disabled.',
    'GetUser: Access Token has been revoked',
  ]);
  expect(rowsOf(events, 'Enable the user again')).toEqual([
    ['before', 'Access Token has been revoked'],
    ['now', 'accepted'],
  ]);
});

test('no password is in what is kept', async () => {
  const { events } = await playStory(adminInvite, { replies: { newPassword: () => 'Correct-Horse-9' } });
  const told = kept(events);
  const passwords = ['Correct-Horse-9', ...messagesIn(events).map(({ secretValue = '' }) => secretValue)];
  expect(passwords.filter((password) => told.includes(password))).toEqual([]);
  expect(told).toContain('"TemporaryPassword":"<withheld>"');
});

describe('a mistake is met with the reason', () => {
  test('a wrong temporary password', async () => {
    const { events, error } = await playStory(adminInvite, {
      replies: { temporaryPassword: ({ attempt }) => (attempt === 1 ? 'Not-the-0ne!' : undefined) },
    });
    expect(error).toBeUndefined();
    expect(problemsIn(events)).toEqual([
      `That is not the temporary password of the newest invitation. Cognito says: ${wrongPassword}`,
    ]);
  });

  test('too many of them: the lock is waited out', async () => {
    const controller = new AbortController();
    const { events, error } = await playStory(adminInvite, {
      replies: { temporaryPassword: () => 'Not-the-0ne!' },
      signal: controller.signal,
      emit: ({ type }) => {
        if (type === 'waiting') controller.abort();
      },
    });
    expect(error).toBeInstanceOf(Interrupted);
    expect(problemsIn(events).at(-1)).toBe('Too many passwords were wrong, so Cognito locks the user for a while.');
    expect(events.find(({ type }) => type === 'waiting')).toMatchObject({ seconds: expect.toSatisfy((s) => s >= 1) });
  });

  test('a new password that breaks the policy', async () => {
    const { events, error } = await playStory(adminInvite, {
      replies: { newPassword: ({ attempt }) => (attempt === 1 ? 'short-1' : undefined) },
    });
    expect(error).toBeUndefined();
    expect(events.find(({ type }) => type === 'problem')).toMatchObject({
      text: expect.stringContaining('The password is too weak.'),
      details: expect.arrayContaining(['MISSING: at least 8 characters', 'met: a digit']),
    });
  });

  test('an answer that comes too late: the sign-in starts again by itself', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { events, error } = await playStory(adminInvite, {
      replies: {
        newPassword: () => {
          vi.setSystemTime(Date.now() + FOUR_MINUTES);
          return undefined;
        },
      },
    });
    expect(error).toBeUndefined();
    expect(problemsIn(events)).toEqual(['The session has expired, so the sign-in was started again.']);
  });
});
