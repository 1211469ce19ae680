import { describe, expect, test } from 'vitest';
import { createSrpKeyPair } from '../../../src/auth/index.js';
import { claimsOf, failureOf, password, tokensOf } from '../playground.js';
import { addAuthenticator } from '../authenticator.js';
import { invite, makeUser } from '../made-user.js';
import { answerSrp } from '../srp-sign-in.js';
import { addPasswordless, allowFirst, answer, choose, openChoice, startChoice, withPassword } from '../user-auth.js';

const wrongPassword = 'NotAuthorizedException: Incorrect username or password.';
const wrongCode = 'CodeMismatchException: Invalid code or auth state for the user.';
const invalidSession = 'NotAuthorizedException: Invalid session for the user.';
const usedSession = 'NotAuthorizedException: Invalid session for the user, session can only be used once.';
const notOffered = 'InvalidParameterException: Selected challenge is not available for the user.';

const both = { email: 'jane@example.com', email_verified: 'true', phone_number: '+15550100' };

describe('what a user may choose from', () => {
  test.each([
    [
      'a password, a verified email and phone',
      { ...both, phone_number_verified: 'true' },
      undefined,
      ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP', 'SMS_OTP'],
    ],
    ['a phone that is not verified', both, undefined, ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP']],
    ['nothing but a password', {}, undefined, ['PASSWORD_SRP', 'PASSWORD']],
    ['a pool that allows no codes', both, ['PASSWORD'], ['PASSWORD_SRP', 'PASSWORD']],
  ] as const)('%s', async (_, attributes, allowed, available) => {
    await using playground = await openChoice({}, allowed && [...allowed]);
    await makeUser(playground, 'jane', attributes);
    const asked = await startChoice(playground, 'jane');
    expect(asked).toMatchObject({ ChallengeName: 'SELECT_CHALLENGE', AvailableChallenges: available });
    expect(asked.Session).toBeDefined();
  });

  test('a pool without a sign-in policy allows passwords alone', async () => {
    await using playground = await openChoice({ pool: { Policies: undefined } });
    await makeUser(playground, 'jane', both);
    expect((await startChoice(playground, 'jane')).AvailableChallenges).toEqual(['PASSWORD_SRP', 'PASSWORD']);
  });

  test('a user with a temporary password is offered no codes', async () => {
    await using playground = await openChoice();
    await invite(playground, 'jane', both);
    expect(await startChoice(playground, 'jane', 'EMAIL_OTP')).toMatchObject({
      ChallengeName: 'SELECT_CHALLENGE',
      AvailableChallenges: ['PASSWORD_SRP', 'PASSWORD'],
    });
  });

  test('where MFA is required, the password comes first', async () => {
    await using playground = await openChoice({ mfa: 'ON' }, ['PASSWORD']);
    await invite(playground, 'jane', both);
    await playground.api.adminSetUserPassword({
      UserPoolId: playground.userPoolId,
      Username: 'jane',
      Password: password,
      Permanent: true,
    });
    expect((await startChoice(playground, 'jane')).AvailableChallenges).toEqual(['PASSWORD_SRP', 'PASSWORD']);
    const { ChallengeName } = await startChoice(playground, 'jane', 'PASSWORD', withPassword);
    expect(ChallengeName).toBe('MFA_SETUP');
  });

  test('where MFA is optional, for those who use it', async () => {
    await using playground = await openChoice({ mfa: 'OPTIONAL' });
    const { AccessToken } = await makeUser(playground, 'jane', both);
    expect((await startChoice(playground, 'jane')).AvailableChallenges).toContain('EMAIL_OTP');
    const { EmailMfaConfiguration: _, ...before } = await playground.api.getUserPoolMfaConfig({
      UserPoolId: playground.userPoolId,
    });
    await playground.api.setUserPoolMfaConfig({
      UserPoolId: playground.userPoolId,
      MfaConfiguration: 'OPTIONAL',
      SoftwareTokenMfaConfiguration: before.SoftwareTokenMfaConfiguration,
      SmsMfaConfiguration: {},
    });
    await playground.api.setUserMFAPreference({ AccessToken, SMSMfaSettings: { Enabled: true } });
    expect((await startChoice(playground, 'jane')).AvailableChallenges).toEqual(['PASSWORD_SRP', 'PASSWORD']);
  });

  test('nothing at all is an error', async () => {
    await using playground = await openChoice();
    await addPasswordless(playground, 'jane');
    await allowFirst(playground, ['PASSWORD', 'SMS_OTP']);
    expect(await failureOf(startChoice(playground, 'jane'))).toBe(
      'InvalidParameterException: The user has none of the first factors that the user pool allows.',
    );
  });
});

describe('a preference that is among them begins at once', () => {
  test('PASSWORD with the password', async () => {
    await using playground = await openChoice();
    await makeUser(playground, 'jane', both);
    const answered = await startChoice(playground, 'jane', 'PASSWORD', withPassword);
    expect(claimsOf(tokensOf(answered).AccessToken)['username']).toBe('jane');
    expect(answered.AvailableChallenges).toBeUndefined();
  });

  test('PASSWORD with a wrong one', async () => {
    await using playground = await openChoice();
    await makeUser(playground, 'jane', both);
    expect(await failureOf(startChoice(playground, 'jane', 'PASSWORD', { PASSWORD: 'wrong' }))).toBe(wrongPassword);
  });

  test('PASSWORD_SRP with SRP_A leads to PASSWORD_VERIFIER', async () => {
    await using playground = await openChoice();
    await makeUser(playground, 'jane', both);
    const keys = createSrpKeyPair();
    const asked = await startChoice(playground, 'jane', 'PASSWORD_SRP', { SRP_A: keys.srpA });
    expect(asked).toMatchObject({
      ChallengeName: 'PASSWORD_VERIFIER',
      AvailableChallenges: ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP'],
    });
    expect(await failureOf(answerSrp(playground, asked, keys, { secret: 'wrong' }))).toBe(wrongPassword);
    tokensOf(await answerSrp(playground, asked, keys));
  });

  test.each(['PASSWORD', 'PASSWORD_SRP'] as const)('%s alone is a challenge of its own', async (factor) => {
    await using playground = await openChoice();
    await makeUser(playground, 'jane', both);
    const keys = createSrpKeyPair();
    const asked = await startChoice(playground, 'jane', factor);
    expect(asked).toMatchObject({ ChallengeName: factor, AvailableChallenges: expect.arrayContaining([factor]) });
    const given = factor === 'PASSWORD' ? withPassword : { SRP_A: keys.srpA };
    const answered = await answer(playground, 'jane', factor, asked.Session, given);
    tokensOf(factor === 'PASSWORD' ? answered : await answerSrp(playground, answered, keys));
  });

  test.each(['EMAIL_OTP', 'SMS_OTP'] as const)('%s sends a code of eight digits', async (factor) => {
    await using playground = await openChoice();
    await makeUser(playground, 'jane', { ...both, phone_number_verified: 'true' });
    const asked = await startChoice(playground, 'jane', factor);
    expect(asked).toMatchObject({
      ChallengeName: factor,
      ChallengeParameters:
        factor === 'EMAIL_OTP'
          ? { CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL', CODE_DELIVERY_DESTINATION: 'j***@e***' }
          : { CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS', CODE_DELIVERY_DESTINATION: '+*******0100' },
    });
    const code = await playground.sentCode(factor === 'EMAIL_OTP' ? both.email : both.phone_number);
    expect(code).toMatch(/^\d{8}$/);
    tokensOf(await answer(playground, 'jane', factor, asked.Session, { [`${factor}_CODE`]: code }));
  });

  test.each(['WEB_AUTHN', 'SMS_OTP', 'NONSENSE'])('%s, which is not, leads to the choice', async (factor) => {
    await using playground = await openChoice();
    await makeUser(playground, 'jane', both);
    expect((await startChoice(playground, 'jane', factor)).ChallengeName).toBe('SELECT_CHALLENGE');
  });

  test('also on the admin API', async () => {
    await using playground = await openChoice();
    await makeUser(playground, 'jane', both);
    const { api, userPoolId: UserPoolId, clientId: ClientId } = playground;
    const AuthParameters = { USERNAME: 'jane', PREFERRED_CHALLENGE: 'EMAIL_OTP' };
    const { Session } = await api.adminInitiateAuth({ UserPoolId, ClientId, AuthFlow: 'USER_AUTH', AuthParameters });
    const ChallengeResponses = { USERNAME: 'jane', EMAIL_OTP_CODE: await playground.sentCode(both.email) };
    const ended = { UserPoolId, ClientId, ChallengeName: 'EMAIL_OTP' as const, Session, ChallengeResponses };
    tokensOf(await api.adminRespondToAuthChallenge(ended));
  });
});

describe('SELECT_CHALLENGE', () => {
  test('with PASSWORD and the password; a wrong one leaves the session usable', async () => {
    await using playground = await openChoice();
    await makeUser(playground, 'jane', both);
    const { Session } = await startChoice(playground, 'jane');
    const wrong = choose(playground, 'jane', Session, 'PASSWORD', { PASSWORD: 'wrong' });
    expect(await failureOf(wrong)).toBe(wrongPassword);
    tokensOf(await choose(playground, 'jane', Session, 'PASSWORD', withPassword));
    expect(await failureOf(choose(playground, 'jane', Session, 'PASSWORD', withPassword))).toBe(usedSession);
  });

  test('with PASSWORD_SRP and SRP_A leads to PASSWORD_VERIFIER, and is spent by it', async () => {
    await using playground = await openChoice();
    await makeUser(playground, 'jane', both);
    const keys = createSrpKeyPair();
    const { Session } = await startChoice(playground, 'jane');
    const asked = await choose(playground, 'jane', Session, 'PASSWORD_SRP', { SRP_A: keys.srpA });
    expect(asked.ChallengeName).toBe('PASSWORD_VERIFIER');
    expect(await failureOf(choose(playground, 'jane', Session, 'EMAIL_OTP'))).toBe(usedSession);
    tokensOf(await answerSrp(playground, asked, keys));
  });

  test('with EMAIL_OTP sends a code; wrong ones leave the session usable and lock nobody out', async () => {
    await using playground = await openChoice();
    await addPasswordless(playground, 'jane');
    const { Session } = await startChoice(playground, 'jane');
    const asked = await choose(playground, 'jane', Session, 'EMAIL_OTP');
    expect(asked.ChallengeName).toBe('EMAIL_OTP');
    const tried = (code: string) => answer(playground, 'jane', 'EMAIL_OTP', asked.Session, { EMAIL_OTP_CODE: code });
    for (let attempt = 0; attempt < 6; attempt++) expect(await failureOf(tried('00000000'))).toBe(wrongCode);
    const code = await playground.sentCode('jane@example.com');
    tokensOf(await tried(code));
    expect(await failureOf(tried(code))).toBe(usedSession);
  });

  test.each([
    ['what was not offered', { ANSWER: 'SMS_OTP' }, notOffered],
    ['what Cognito does not know', { ANSWER: 'toString' }, notOffered],
    ['nothing', {}, 'InvalidParameterException: Missing required parameter ANSWER'],
    ['PASSWORD without one', { ANSWER: 'PASSWORD' }, 'InvalidParameterException: Missing required parameter PASSWORD'],
    [
      'PASSWORD_SRP without SRP_A',
      { ANSWER: 'PASSWORD_SRP' },
      'InvalidParameterException: Missing required parameter SRP_A',
    ],
  ])('answered with %s', async (_, responses, failure) => {
    await using playground = await openChoice();
    await makeUser(playground, 'jane', both);
    const { Session } = await startChoice(playground, 'jane');
    expect(await failureOf(answer(playground, 'jane', 'SELECT_CHALLENGE', Session, responses))).toBe(failure);
    tokensOf(await choose(playground, 'jane', Session, 'PASSWORD', withPassword));
  });

  test('is not answered for another user, nor by another challenge', async () => {
    await using playground = await openChoice();
    await makeUser(playground, 'jane', both);
    await makeUser(playground, 'mary', {});
    const { Session } = await startChoice(playground, 'jane');
    expect(await failureOf(choose(playground, 'mary', Session, 'PASSWORD', withPassword))).toBe(invalidSession);
    expect(await failureOf(answer(playground, 'jane', 'PASSWORD', Session, withPassword))).toBe(invalidSession);
    expect(await failureOf(answer(playground, 'jane', 'EMAIL_OTP', Session, { EMAIL_OTP_CODE: '1' }))).toBe(
      invalidSession,
    );
    expect(await failureOf(choose(playground, 'jane', undefined, 'PASSWORD', withPassword))).toBe(invalidSession);
  });

  test('a code of MFA is none of a first factor, and the other way round', async () => {
    await using playground = await openChoice();
    await addPasswordless(playground, 'jane');
    const first = await startChoice(playground, 'jane', 'EMAIL_OTP');
    // The session of a first factor must not pass for one of a second factor, whose name is the same.
    const code = await playground.sentCode('jane@example.com');
    const asSms = answer(playground, 'jane', 'SMS_OTP', first.Session, { SMS_OTP_CODE: code });
    expect(await failureOf(asSms)).toBe(invalidSession);
  });
});

test.each(['true', 'false'])(
  'a code is of no use once the user has another address, verified: %s',
  async (verified) => {
    await using playground = await openChoice();
    await makeUser(playground, 'jane', both);
    const { Session } = await startChoice(playground, 'jane', 'EMAIL_OTP');
    const code = await playground.sentCode(both.email);
    await playground.api.adminUpdateUserAttributes({
      UserPoolId: playground.userPoolId,
      Username: 'jane',
      UserAttributes: [
        { Name: 'email', Value: 'other@example.com' },
        { Name: 'email_verified', Value: verified },
      ],
    });
    const late = answer(playground, 'jane', 'EMAIL_OTP', Session, { EMAIL_OTP_CODE: code });
    expect(await failureOf(late)).toBe(invalidSession);
  },
);

test('a second factor is of no use once an administrator has set a temporary password', async () => {
  await using playground = await openChoice({ mfa: 'OPTIONAL' });
  const authenticator = await addAuthenticator(playground, await makeUser(playground, 'jane', both));
  const asked = await startChoice(playground, 'jane', 'PASSWORD', withPassword);
  const temporary = { UserPoolId: playground.userPoolId, Username: 'jane', Password: `${password}1` };
  await playground.api.adminSetUserPassword(temporary);
  const SOFTWARE_TOKEN_MFA_CODE = authenticator.freshCode();
  const late = answer(playground, 'jane', 'SOFTWARE_TOKEN_MFA', asked.Session, { SOFTWARE_TOKEN_MFA_CODE });
  expect(await failureOf(late)).toBe(invalidSession);
});

test('a disabled user is told so', async () => {
  await using playground = await openChoice();
  await makeUser(playground, 'jane', both);
  await playground.api.adminDisableUser({ UserPoolId: playground.userPoolId, Username: 'jane' });
  const disabled = 'NotAuthorizedException: User is disabled.';
  expect(await failureOf(startChoice(playground, 'jane', 'EMAIL_OTP'))).toBe(disabled);
  expect(await failureOf(startChoice(playground, 'jane', 'PASSWORD', withPassword))).toBe(disabled);
});

test('a temporary password leads to NEW_PASSWORD_REQUIRED', async () => {
  await using playground = await openChoice();
  await invite(playground, 'jane', both);
  const { Session } = await startChoice(playground, 'jane');
  const asked = await choose(playground, 'jane', Session, 'PASSWORD', withPassword);
  expect(asked.ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
  tokensOf(await answer(playground, 'jane', 'NEW_PASSWORD_REQUIRED', asked.Session, { NEW_PASSWORD: password }));
});

test('pools of the Lite plan have neither the flow nor the factors', async () => {
  await using playground = await openChoice({ pool: { UserPoolTier: 'LITE', Policies: undefined } });
  expect(await failureOf(startChoice(playground, 'jane'))).toBe(
    'InvalidParameterException: USER_AUTH flow not enabled for this client',
  );
  const pool = openChoice({
    pool: { UserPoolTier: 'LITE', Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } },
  });
  expect(await failureOf(pool)).toMatch('FeatureUnavailableInTierException');
});
