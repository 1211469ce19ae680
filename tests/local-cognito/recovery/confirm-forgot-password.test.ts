import type { ConfirmForgotPasswordCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { createSrpKeyPair } from '../../../src/auth/index.js';
import { invite, makeUser } from '../made-user.js';
import { failureOf, openPlayground, password, tokensOf, type Playground } from '../playground.js';
import { eventOf, lambdas, record } from '../recorded-function.js';
import { answerSrp, startSrp } from '../srp-sign-in.js';

const wrong = 'CodeMismatchException: Invalid verification code provided, please try again.';
const expired = 'ExpiredCodeException: Invalid code provided, please request a code again.';
const wrongPassword = 'NotAuthorizedException: Incorrect username or password.';
const newPassword = 'Battery-Staple-7!';
const email = { email: 'jane@example.com', email_verified: 'true' };

const forgot = ({ api, clientId: ClientId }: Playground, Username = 'jane') =>
  api.forgotPassword({ ClientId, Username });
const confirm = (
  { api, clientId: ClientId }: Playground,
  ConfirmationCode: string,
  more: Partial<ConfirmForgotPasswordCommandInput> = {},
) => api.confirmForgotPassword({ ClientId, Username: 'jane', ConfirmationCode, Password: newPassword, ...more });
const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** A user who has forgotten the password, and the code that was sent. */
async function openWithCode(
  options: Parameters<typeof openPlayground>[0] = {},
): Promise<Playground & { readonly code: string }> {
  const playground = await openPlayground(options);
  await playground.addUser('jane');
  await forgot(playground);
  return { ...playground, code: await playground.sentCode('jane@example.com') };
}

test('the code sets the password, once', async () => {
  await using playground = await openWithCode();
  const { $metadata: _, ...answer } = await confirm(playground, playground.code);
  expect(answer).toEqual({});
  expect(await failureOf(playground.startSignIn('jane'))).toBe(wrongPassword);
  tokensOf(await playground.startSignIn('jane', { PASSWORD: newPassword }));
  const keys = createSrpKeyPair();
  tokensOf(await answerSrp(playground, await startSrp(playground, 'jane', keys), keys, { secret: newPassword }));
  expect(await failureOf(confirm(playground, playground.code))).toBe(expired);
});

test('who was signed in stays so', async () => {
  await using playground = await openPlayground();
  await playground.addUser('jane');
  const { AccessToken, RefreshToken } = await playground.signIn('jane');
  await forgot(playground);
  await confirm(playground, await playground.sentCode('jane@example.com'));
  await playground.api.getUser({ AccessToken });
  tokensOf(
    await playground.api.initiateAuth({
      ClientId: playground.clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: RefreshToken },
    }),
  );
});

describe('codes that set none', () => {
  test('a wrong one, after which the right one still does', async () => {
    await using playground = await openWithCode();
    expect(await failureOf(confirm(playground, otherThan(playground.code)))).toBe(wrong);
    await confirm(playground, playground.code);
  });

  test('one that is an hour old', async () => {
    await using playground = await openWithCode();
    playground.clock.advance({ minutes: 60, milliseconds: -1 });
    expect(await failureOf(confirm(playground, playground.code, { Password: 'weak' }))).toMatch(/^InvalidPassword/);
    playground.clock.advance({ milliseconds: 1 });
    expect(await failureOf(confirm(playground, playground.code))).toBe(expired);
    tokensOf(await playground.startSignIn('jane'));
  });

  test('one that another one has replaced', async () => {
    await using playground = await openWithCode();
    await forgot(playground);
    expect(await failureOf(confirm(playground, playground.code))).toBe(wrong);
    await confirm(playground, await playground.sentCode('jane@example.com'));
  });

  test("the code of the sign-up, and another user's", async () => {
    await using playground = await openPlayground();
    await playground.addUser('joe');
    await playground.addUser('jane');
    const codeOfSignUp = await playground.sentCode('jane@example.com');
    expect(await failureOf(confirm(playground, codeOfSignUp))).toBe(expired);
    await forgot(playground, 'joe');
    await forgot(playground);
    expect(await failureOf(confirm(playground, await playground.sentCode('joe@example.com')))).toBe(wrong);
  });

  test('one that went to an address which the user has left', async () => {
    await using playground = await openWithCode({ pool: { AutoVerifiedAttributes: ['email'] } });
    const { AccessToken } = await playground.signIn('jane');
    const UserAttributes = [{ Name: 'email', Value: 'new@example.com' }];
    await playground.api.updateUserAttributes({ AccessToken, UserAttributes });
    expect(await failureOf(confirm(playground, playground.code))).toBe(expired);
    tokensOf(await playground.startSignIn('jane'));
  });
});

test('a weak password does not use up the code', async () => {
  await using playground = await openWithCode();
  expect(await failureOf(confirm(playground, playground.code, { Password: 'Aaaaaaa1' }))).toBe(
    'InvalidPasswordException: Password does not conform to policy: Password must have symbol characters',
  );
  expect(await failureOf(confirm(playground, otherThan(playground.code), { Password: 'weak' }))).toBe(wrong);
  tokensOf(await playground.startSignIn('jane'));
  await confirm(playground, playground.code);
});

test('a user who must reset the password may sign in again', async () => {
  await using playground = await openPlayground();
  await playground.addUser('jane');
  const { api, userPoolId: UserPoolId } = playground;
  await api.adminResetUserPassword({ UserPoolId, Username: 'jane' });
  await confirm(playground, await playground.sentCode('jane@example.com'), { Password: password });
  tokensOf(await playground.startSignIn('jane'));
  expect((await api.adminGetUser({ UserPoolId, Username: 'jane' })).UserStatus).toBe('CONFIRMED');
});

test('a new password ends the lockout', async () => {
  await using playground = await openWithCode();
  for (let count = 0; count < 9; count++) {
    await failureOf(playground.startSignIn('jane', { PASSWORD: 'wrong' }));
    playground.clock.advance({ seconds: 1 });
  }
  const signIn = () => playground.startSignIn('jane', { PASSWORD: newPassword });
  expect(await failureOf(signIn())).toBe('NotAuthorizedException: Password attempts exceeded');
  await confirm(playground, playground.code);
  tokensOf(await signIn());
  for (let count = 0; count < 4; count++) {
    expect(await failureOf(playground.startSignIn('jane', { PASSWORD: 'wrong' }))).toBe(wrongPassword);
  }
  tokensOf(await signIn());
});

test('fifteen tries an hour, and not even the right code after them', async () => {
  await using playground = await openWithCode();
  for (let attempt = 1; attempt <= 15; attempt++) {
    expect(await failureOf(confirm(playground, otherThan(playground.code)))).toBe(wrong);
  }
  expect(await failureOf(confirm(playground, playground.code))).toBe(
    'LimitExceededException: Attempt limit exceeded, please try after some time.',
  );
});

describe('refusals', () => {
  test.each<[string, (playground: Playground) => Promise<unknown>, string, string]>([
    [
      'who is not there',
      () => Promise.resolve(),
      'UserNotFoundException: Username/client id combination not found.',
      wrong,
    ],
    [
      'who is not confirmed',
      (playground) => playground.signUp('jane'),
      'UserNotConfirmedException: User is not confirmed.',
      wrong,
    ],
    [
      'who has a temporary password',
      (playground) => invite(playground, 'jane', email),
      'NotAuthorizedException: User password cannot be reset in the current state.',
      'NotAuthorizedException: User password cannot be reset in the current state.',
    ],
    ['who asked for no code', (playground) => makeUser(playground, 'jane', email), expired, wrong],
  ])('a user %s, told and hidden', async (_, prepare, legacy, enabled) => {
    await using playground = await openPlayground();
    const { clientId } = await playground.addClient({ PreventUserExistenceErrors: 'ENABLED' });
    await prepare(playground);
    expect(await failureOf(confirm(playground, '123456'))).toBe(legacy);
    expect(await failureOf(confirm(playground, '123456', { ClientId: clientId }))).toBe(enabled);
  });

  test('hidden or not, a real code counts as what it is', async () => {
    await using playground = await openWithCode({ client: { PreventUserExistenceErrors: 'ENABLED' } });
    expect(await failureOf(confirm(playground, otherThan(playground.code)))).toBe(wrong);
    await confirm(playground, playground.code);
    expect(await failureOf(confirm(playground, playground.code))).toBe(wrong);
  });
});

describe('PostConfirmation', () => {
  test('is told of the new password', async () => {
    await using playground = await openPlayground({ pool: lambdas('PostConfirmation') });
    const events = record(playground, 'PostConfirmation');
    const sub = await playground.addUser('jane');
    await forgot(playground);
    await confirm(playground, await playground.sentCode('jane@example.com'), { ClientMetadata: { a: 'b' } });
    expect(events.at(-1)).toEqual(
      eventOf(playground, {
        triggerSource: 'PostConfirmation_ConfirmForgotPassword',
        userName: 'jane',
        clientId: playground.clientId,
        request: {
          userAttributes: { sub, 'cognito:user_status': 'CONFIRMED', ...email },
          clientMetadata: { a: 'b' },
        },
      }),
    );
    expect(events).toHaveLength(2);
  });

  test('undoes nothing when it fails', async () => {
    await using playground = await openPlayground({ pool: lambdas('PostConfirmation') });
    record(playground, 'PostConfirmation', ({ triggerSource }) => {
      if (triggerSource === 'PostConfirmation_ConfirmForgotPassword') throw new Error('No room');
    });
    await playground.addUser('jane');
    await forgot(playground);
    expect(await failureOf(confirm(playground, await playground.sentCode('jane@example.com')))).toBe(
      'UserLambdaValidationException: PostConfirmation failed with error No room.',
    );
    tokensOf(await playground.startSignIn('jane', { PASSWORD: newPassword }));
  });
});
