import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../src/events/index.js';
import { passwordReset } from '../../src/scenarios/password-reset/password-reset.js';
import { openExistingPool, playThere, type PoolSettings } from './existing-pool.js';
import { callsIn, inTurn, kept, rowsIn } from './story-events.js';
import { duringStep, playStory, problemsIn, type Performance, type Replies } from './play-story.js';

const HOUR = 60 * 60_000;

const play = (replies: Replies): Promise<Performance> => playStory(passwordReset, { replies });

/** The codes that were sent for a new password, oldest first. */
const resetCodesIn = (events: readonly RunEvent[]): string[] =>
  events
    .slice(events.findIndex((event) => event.type === 'step-started' && event.number === 3))
    .flatMap((event) => (event.type === 'message-arrived' ? [event.secretValue ?? ''] : []));

const signIn = ['InitiateAuth', 'RespondToAuthChallenge'];
const refused = ['InitiateAuth', 'RespondToAuthChallenge NotAuthorizedException'];

describe('shows', () => {
  let performance: Promise<Performance> | undefined;

  test.each([
    { title: 'Forget the password', calls: ['ForgotPassword', ...signIn] },
    {
      title: 'Try a weak password, then a wrong code',
      calls: [
        'ConfirmForgotPassword InvalidPasswordException',
        'DescribeUserPool',
        'ConfirmForgotPassword CodeMismatchException',
      ],
    },
    { title: 'Set a new password', calls: ['ConfirmForgotPassword'] },
    { title: 'Sign in with the new password', calls: [...refused, ...signIn] },
    {
      title: 'Sign out everywhere',
      calls: [
        'GetUser',
        'GetUser',
        'GlobalSignOut',
        'GetUser NotAuthorizedException',
        'GetUser NotAuthorizedException',
      ],
    },
    {
      title: 'Reset as an administrator',
      calls: ['AdminResetUserPassword', 'InitiateAuth', 'RespondToAuthChallenge PasswordResetRequiredException'],
    },
    { title: 'Set a new one with that code', calls: ['ConfirmForgotPassword', ...signIn] },
    { title: 'Change it while signed in', calls: [...signIn, 'ChangePassword', ...signIn] },
  ])('in "$title" what is taken and what is not', async ({ title, calls }) => {
    const { events, error } = await (performance ??= play({}));
    expect(error).toBeUndefined();
    expect(callsIn(duringStep(events, title))).toEqual(calls);
  });

  test('where the code went, masked, and what is missing in the weak password', async () => {
    const { events } = await play({ username: () => 'jane', email: () => 'jane@example.com' });
    expect(duringStep(events, 'Forget the password')).toContainEqual({
      type: 'result',
      text: 'ForgotPassword: a code is on its way to j***@e***.',
    });
    expect(rowsIn(duringStep(events, 'Try a weak password, then a wrong code'))).toEqual([
      ['at least 8 characters', 'MISSING'],
      ['a lower-case letter', 'met'],
      ['an upper-case letter', 'met'],
      ['a digit', 'met'],
      ['a symbol such as ! - ? or %', 'MISSING'],
    ]);
  });

  test('who the tokens of before and after belong to, until they are revoked', async () => {
    const { events } = await play({ username: () => 'jane' });
    expect(rowsIn(duringStep(events, 'Sign out everywhere'))).toEqual([
      ['the old password', 'jane', 'Access Token has been revoked'],
      ['the new password', 'jane', 'Access Token has been revoked'],
    ]);
  });

  test('no password and no code in what is kept', async () => {
    const passwords = ['First-Secret-1', 'Second-Secret-2', 'Third-Secret-3', 'Fourth-Secret-4'];
    const [first, ...others] = passwords;
    const { events, error } = await play({ password: () => first, newPassword: inTurn(...others) });
    expect(error).toBeUndefined();
    const codes = resetCodesIn(events);
    expect(codes).toHaveLength(2);
    for (const secret of [...passwords, ...codes]) expect(kept(events)).not.toContain(secret);
  });
});

describe('asks again for', () => {
  test('a code that is wrong', async () => {
    const { events, error } = await play({ resetCode: inTurn('000000') });
    expect(error).toBeUndefined();
    expect(problemsIn(events)).toEqual([
      'That is not the code that was sent. Cognito says: Invalid verification code provided, please try again.',
    ]);
  });

  test('the code of the administrator that is wrong', async () => {
    const { events, error } = await play({ resetCode: inTurn(undefined, '000000') });
    expect(error).toBeUndefined();
    expect(problemsIn(duringStep(events, 'Set a new one with that code'))).toHaveLength(1);
  });

  test('a code that a newer one has replaced', async () => {
    const events: RunEvent[] = [];
    const { error } = await playStory(passwordReset, {
      emit: (event) => events.push(event),
      replies: { resetCode: inTurn('resend', () => resetCodesIn(events)[0]) },
    });
    expect(error).toBeUndefined();
    expect(problemsIn(events)).toEqual([expect.stringMatching(/^That is not the code that was sent\./)]);
    const [old, replacement] = resetCodesIn(events);
    expect(old).not.toBe(replacement);
  });

  test.each([
    {
      which: 'too weak',
      password: 'short-1',
      says: /^The password is too weak\. Cognito says: Password does not conform/,
    },
    { which: 'the old one', password: 'Correct-Horse-7', says: /^That is the old password\./ },
  ])('a new password that is $which', async ({ password, says }) => {
    const { events, error } = await play({ password: () => 'Correct-Horse-7', newPassword: inTurn(password) });
    expect(error).toBeUndefined();
    expect(problemsIn(duringStep(events, 'Set a new password'))).toEqual([expect.stringMatching(says)]);
  });

  test.each([
    { title: 'Set a new one with that code', turns: [undefined, 'no-capital-1'] },
    { title: 'Change it while signed in', turns: [undefined, undefined, 'no-capital-1'] },
  ])('a weak password in "$title", next to the policy', async ({ title, turns }) => {
    const newPassword = inTurn(...turns);
    const { events, error } = await play({ newPassword });
    expect(error).toBeUndefined();
    const problem = duringStep(events, title).find((event) => event.type === 'problem');
    expect(problem?.details).toContain('MISSING: an upper-case letter');
  });
});

test('a code that came too late is told, and a new one may be sent', async () => {
  let late = 0;
  const { events, error } = await playOn(
    { service: { clock: { now: () => Date.now() + late } } },
    {
      // The proofs of SRP are signed with the time of this machine, so it must be right again then.
      newPassword: inTurn(() => {
        late = HOUR + 60_000;
        return undefined;
      }),
      resetCode: inTurn(undefined, () => {
        late = 0;
        return 'resend';
      }),
    },
  );
  expect(error).toBeUndefined();
  expect(problemsIn(events)).toEqual([
    'That code is no longer good. Cognito says: Invalid code provided, please request a code again.',
  ]);
});

test('after too many codes the newest one still works', async () => {
  const resend = Array<string>(5).fill('resend');
  const { events, error } = await play({ resetCode: inTurn(...resend) });
  expect(error).toBeUndefined();
  expect(problemsIn(events)).toEqual([expect.stringMatching(/^Cognito sends no more codes for a while; the newest/)]);
});

test('after too many wrong codes it ends, and says what to do', async () => {
  const { error, usersLeft } = await play({ resetCode: () => '000000' });
  expect(error).toMatchObject({
    name: 'ExpectedError',
    message: expect.stringMatching(/^Too many tries: .* Attempt limit exceeded, please try after some time\.$/),
    next: expect.stringMatching(/^Wait for up to an hour/),
  });
  expect(usersLeft).toEqual([]);
});

test('a pool that sends no codes is told apart', async () => {
  const { error } = await playOn({ pool: { accountRecovery: ['admin_only'] } }, {});
  expect(error).toMatchObject({
    name: 'ExpectedError',
    message: 'The pool sends this user no code. Cognito says: Contact administrator to reset password.',
    next: expect.stringContaining('AccountRecoverySetting'),
  });
});

test('plays on a pool that shows which users exist', async () => {
  const { error } = await playOn({ client: { preventUserExistenceErrors: 'LEGACY', generateSecret: true } }, {});
  expect(error).toBeUndefined();
});

async function playOn(settings: PoolSettings, replies: Replies): ReturnType<typeof playThere> {
  const pool = await openExistingPool(settings);
  const performance = await playThere(pool, passwordReset, replies);
  await pool.local.close();
  return performance;
}
