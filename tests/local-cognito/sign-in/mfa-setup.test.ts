import { describe, expect, test } from 'vitest';
import { answerMfa, authenticatorOf, setUpMfa } from '../authenticator.js';
import { failureOf, openPlayground, tokensOf, type Playground } from '../playground.js';

const invalid = 'NotAuthorizedException: Invalid session for the user.';
const usedOnce = 'NotAuthorizedException: Invalid session for the user, session can only be used once.';

async function openWithJane(): Promise<Playground> {
  const playground = await openPlayground({ mfa: 'ON' });
  await playground.addUser('jane');
  return playground;
}

const finish = ({ api, clientId: ClientId }: Playground, Session: string | undefined, more = {}) =>
  api.respondToAuthChallenge({
    ClientId,
    ChallengeName: 'MFA_SETUP',
    Session,
    ChallengeResponses: { USERNAME: 'jane', ...more },
  });

test('four steps, each with the Session of the one before, end in tokens', async () => {
  await using playground = await openWithJane();
  const { api } = playground;
  const question = await playground.startSignIn('jane');
  expect(question).toMatchObject({
    ChallengeName: 'MFA_SETUP',
    ChallengeParameters: { USER_ID_FOR_SRP: 'jane', MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
  });

  const associated = await api.associateSoftwareToken({ Session: question.Session });
  expect(associated.SecretCode).toMatch(/^[A-Z2-7]{52}$/);
  const UserCode = authenticatorOf(playground, associated.SecretCode!).code();
  const verified = await api.verifySoftwareToken({ Session: associated.Session, UserCode });
  expect(verified.Status).toBe('SUCCESS');

  tokensOf(await finish(playground, verified.Session, { SOFTWARE_TOKEN_MFA_CODE: UserCode }));
  for (const session of [question.Session, associated.Session]) {
    expect(await failureOf(api.associateSoftwareToken({ Session: session }))).toBe(usedOnce);
  }
  expect(await failureOf(finish(playground, verified.Session))).toBe(usedOnce);
});

test('a verified authenticator is not turned on by that, but asked for all the same', async () => {
  await using playground = await openWithJane();
  const { tokens, authenticator } = await setUpMfa(playground, 'jane');
  expect(await playground.api.getUser({ AccessToken: tokens.AccessToken })).not.toHaveProperty('UserMFASettingList');
  const question = await playground.startSignIn('jane');
  expect(question).toMatchObject({
    ChallengeName: 'SOFTWARE_TOKEN_MFA',
    ChallengeParameters: { USER_ID_FOR_SRP: 'jane' },
  });
  expect(question.ChallengeParameters).not.toHaveProperty('FRIENDLY_DEVICE_NAME');
  tokensOf(await answerMfa(playground, question, authenticator.freshCode()));
});

test('a sign-in that is abandoned after verification keeps the authenticator', async () => {
  await using playground = await openWithJane();
  const { api } = playground;
  const question = await playground.startSignIn('jane');
  const { SecretCode, Session } = await api.associateSoftwareToken({ Session: question.Session });
  const authenticator = authenticatorOf(playground, SecretCode!);
  await api.verifySoftwareToken({ Session, UserCode: authenticator.code(), FriendlyDeviceName: 'My phone' });

  const again = await playground.startSignIn('jane');
  expect(again).toMatchObject({
    ChallengeName: 'SOFTWARE_TOKEN_MFA',
    ChallengeParameters: { FRIENDLY_DEVICE_NAME: 'My phone' },
  });
  tokensOf(await answerMfa(playground, again, authenticator.freshCode()));
});

test('a sign-in that waits at MFA_SETUP can not replace what another has set up meanwhile', async () => {
  await using playground = await openWithJane();
  const { api } = playground;
  const waiting = await playground.startSignIn('jane');
  const associated = await api.associateSoftwareToken({ Session: (await playground.startSignIn('jane')).Session });
  await setUpMfa(playground, 'jane');
  expect(await failureOf(api.associateSoftwareToken({ Session: waiting.Session }))).toBe(invalid);
  const UserCode = authenticatorOf(playground, associated.SecretCode!).code();
  expect(await failureOf(api.verifySoftwareToken({ Session: associated.Session, UserCode }))).toBe(invalid);
});

test('one that is abandoned before is asked to set up again', async () => {
  await using playground = await openWithJane();
  const { Session } = await playground.startSignIn('jane');
  await playground.api.associateSoftwareToken({ Session });
  expect(await playground.startSignIn('jane')).toMatchObject({ ChallengeName: 'MFA_SETUP' });
});

test('a wrong code may be tried again, and a new secret makes the one before worthless', async () => {
  await using playground = await openWithJane();
  const { api } = playground;
  const question = await playground.startSignIn('jane');
  const first = await api.associateSoftwareToken({ Session: question.Session });
  const second = await api.associateSoftwareToken({ Session: first.Session });
  expect(second.SecretCode).not.toBe(first.SecretCode);
  const verify = (secretCode: string) =>
    api.verifySoftwareToken({ Session: second.Session, UserCode: authenticatorOf(playground, secretCode).code() });
  expect(await failureOf(verify(first.SecretCode!))).toBe(
    'EnableSoftwareTokenMFAException: Code mismatch and fail enable Software Token MFA',
  );
  expect((await verify(second.SecretCode!)).Status).toBe('SUCCESS');
});

describe('steps that were left out', () => {
  test('the answer before there is an authenticator', async () => {
    await using playground = await openWithJane();
    const { Session } = await playground.startSignIn('jane');
    expect(await failureOf(finish(playground, Session))).toBe(invalid);
    const associated = await playground.api.associateSoftwareToken({ Session });
    expect(await failureOf(finish(playground, associated.Session))).toBe(invalid);
  });

  test('verification before association', async () => {
    await using playground = await openWithJane();
    const { Session } = await playground.startSignIn('jane');
    expect(await failureOf(playground.api.verifySoftwareToken({ Session, UserCode: '123456' }))).toBe(invalid);
  });
});

test.each([[{}], [{ AccessToken: 'a.b.c', Session: 'x'.repeat(20) }]])('one proof is needed, not %j', async (proof) => {
  await using playground = await openWithJane();
  const needed = 'InvalidParameterException: Exactly one of AccessToken and Session is required.';
  expect(await failureOf(playground.api.associateSoftwareToken(proof))).toBe(needed);
  expect(await failureOf(playground.api.verifySoftwareToken({ ...proof, UserCode: '123456' }))).toBe(needed);
});
