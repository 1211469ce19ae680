import type { ChallengeNameType } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { answerMfa, setUpMfa, type Authenticator } from '../authenticator.js';
import { failureOf, openPlayground, tokensOf, type Playground } from '../playground.js';

const invalid = 'NotAuthorizedException: Invalid session for the user.';
const expired = 'NotAuthorizedException: Invalid session for the user, session is expired.';
const usedOnce = 'NotAuthorizedException: Invalid session for the user, session can only be used once.';

async function openWithJane(client = {}): Promise<Playground & { authenticator: Authenticator }> {
  const playground = await openPlayground({ mfa: 'ON', client });
  await playground.addUser('jane');
  const { authenticator } = await setUpMfa(playground, 'jane');
  return { ...playground, authenticator };
}

test('it fits the model, and is used once', async () => {
  await using playground = await openWithJane();
  const question = await playground.startSignIn('jane');
  expect(question.Session!.length).toBeGreaterThanOrEqual(20);
  expect(question.Session!.length).toBeLessThanOrEqual(2048);
  tokensOf(await answerMfa(playground, question, playground.authenticator.freshCode()));
  expect(await failureOf(answerMfa(playground, question, playground.authenticator.freshCode()))).toBe(usedOnce);
});

test('of two answers at a time, one wins', async () => {
  await using playground = await openWithJane();
  const question = await playground.startSignIn('jane');
  const code = playground.authenticator.freshCode();
  const answers = await Promise.allSettled([1, 2, 3].map(() => answerMfa(playground, question, code)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
});

test('wrong codes leave it usable', async () => {
  await using playground = await openWithJane();
  const question = await playground.startSignIn('jane');
  for (const code of [playground.authenticator.wrongCode(), 'abcdef', '1']) {
    expect(await failureOf(answerMfa(playground, question, code))).toBe(
      'CodeMismatchException: Invalid code received for user',
    );
  }
  expect(await failureOf(answerMfa(playground, question, ''))).toBe(
    'InvalidParameterException: Missing required parameter SOFTWARE_TOKEN_MFA_CODE',
  );
  tokensOf(await answerMfa(playground, question, playground.authenticator.freshCode()));
});

test.each([
  [undefined, 3],
  [15, 15],
])('with AuthSessionValidity %s it lives %i minutes', async (AuthSessionValidity, minutes) => {
  await using playground = await openWithJane({ AuthSessionValidity });
  const question = await playground.startSignIn('jane');
  playground.clock.advance({ minutes, milliseconds: -1 });
  expect(await failureOf(answerMfa(playground, question, playground.authenticator.wrongCode()))).toMatch(
    /^CodeMismatchException/,
  );
  playground.clock.advance({ milliseconds: 1 });
  expect(await failureOf(answerMfa(playground, question, playground.authenticator.code()))).toBe(expired);
});

test('each step of a sign-in has its own time', async () => {
  await using playground = await openPlayground({ mfa: 'ON' });
  await playground.addUser('jane');
  const { Session } = await playground.startSignIn('jane');
  playground.clock.advance({ minutes: 2 });
  const associated = await playground.api.associateSoftwareToken({ Session });
  playground.clock.advance({ minutes: 2 });
  expect(associated.Session).not.toBe(Session);
  await expect(playground.api.associateSoftwareToken({ Session: associated.Session })).resolves.toBeTruthy();
});

describe('sessions that are not the right one', () => {
  test.each([
    ['missing', undefined],
    ['made up', 'x'.repeat(100)],
    ['of the right form, but made up', `${Buffer.from('us-east-1_Nowhere').toString('base64url')}.${'x'.repeat(100)}`],
  ])('%s', async (_, Session) => {
    await using playground = await openWithJane();
    expect(await failureOf(answerMfa(playground, { Session }, '000000'))).toBe(invalid);
  });

  test('with one character changed', async () => {
    await using playground = await openWithJane();
    const { Session } = await playground.startSignIn('jane');
    const at = Session!.length - 10;
    const changed = Session!.slice(0, at) + (Session![at] === 'A' ? 'B' : 'A') + Session!.slice(at + 1);
    expect(await failureOf(answerMfa(playground, { Session: changed }, '000000'))).toBe(invalid);
  });

  test("another client's", async () => {
    await using playground = await openWithJane();
    const question = await playground.startSignIn('jane');
    const other = { ...playground, ...(await playground.addClient()) };
    expect(await failureOf(answerMfa(other, question, playground.authenticator.freshCode()))).toBe(invalid);
  });

  test("another pool's", async () => {
    await using playground = await openWithJane();
    await using elsewhere = await openWithJane();
    const question = await elsewhere.startSignIn('jane');
    expect(await failureOf(answerMfa(playground, question, playground.authenticator.freshCode()))).toBe(invalid);
  });

  test("another user's", async () => {
    await using playground = await openWithJane();
    await playground.addUser('joe');
    const question = await playground.startSignIn('jane');
    for (const USERNAME of ['joe', 'ghost']) {
      const call = answerMfa(playground, question, playground.authenticator.freshCode(), { USERNAME });
      expect(await failureOf(call)).toBe(invalid);
    }
  });

  test('of a user who is gone', async () => {
    await using playground = await openWithJane();
    const question = await playground.startSignIn('jane');
    await playground.api.adminDeleteUser({ UserPoolId: playground.userPoolId, Username: 'jane' });
    expect(await failureOf(answerMfa(playground, question, playground.authenticator.freshCode()))).toBe(invalid);
  });

  test.each<ChallengeNameType>([
    'MFA_SETUP',
    'DEVICE_SRP_AUTH',
    'DEVICE_PASSWORD_VERIFIER',
    'SMS_MFA',
    'EMAIL_OTP',
    'SELECT_MFA_TYPE',
    'NEW_PASSWORD_REQUIRED',
    'CUSTOM_CHALLENGE',
    'SELECT_CHALLENGE',
    'PASSWORD',
    'ADMIN_NO_SRP_AUTH',
  ])('waiting for a code, but answered as %s', async (ChallengeName) => {
    await using playground = await openWithJane();
    const { Session } = await playground.startSignIn('jane');
    const call = playground.api.respondToAuthChallenge({
      ClientId: playground.clientId,
      ChallengeName,
      Session,
      ChallengeResponses: { USERNAME: 'jane', DEVICE_KEY: 'k_1', SRP_A: 'abc' },
    });
    expect(await failureOf(call)).toMatch(/^(NotAuthorized|InvalidParameter)Exception: (Invalid session|Missing)/);
  });

  test('waiting for a code, but given to AssociateSoftwareToken', async () => {
    await using playground = await openWithJane();
    const { Session } = await playground.startSignIn('jane');
    expect(await failureOf(playground.api.associateSoftwareToken({ Session }))).toBe(invalid);
    expect(await failureOf(playground.api.verifySoftwareToken({ Session, UserCode: '123456' }))).toBe(invalid);
  });
});

test('USERNAME is required in every answer, and may be an alias', async () => {
  await using playground = await openPlayground({ mfa: 'ON', pool: { AliasAttributes: ['email'] } });
  await playground.addUser('jane');
  const { authenticator } = await setUpMfa(playground, 'jane');
  const question = await playground.startSignIn('jane');
  expect(await failureOf(answerMfa(playground, question, authenticator.freshCode(), { USERNAME: '' }))).toBe(
    'InvalidParameterException: Missing required parameter USERNAME',
  );
  const USERNAME = 'jane@example.com';
  tokensOf(await answerMfa(playground, question, authenticator.freshCode(), { USERNAME }));
});
