/** Behaviour checklist: new passwords and second factors. */
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { addAuthenticator, answerMfa, authenticatorOf, setUpMfa } from '../authenticator.js';
import { answerNewPassword } from '../created-user.js';
import { attributesOf, invite } from '../made-user.js';
import { addJane, chooseFactor, openWithFactors, setMfa } from '../message-mfa.js';
import { failureOf, openPlayground, password, tokensOf } from '../playground.js';

describe('NEW_PASSWORD_REQUIRED: a required attribute missing, a value already given, the same password, then MFA', () => {
  const pool = { Schema: [{ Name: 'name', Required: true }] };

  test('the question tells what is required and what there is, without the sub', async () => {
    await using playground = await openPlayground({ pool });
    await invite(playground, 'jane', { email: 'jane@example.com', email_verified: 'true' });
    const { ChallengeName, ChallengeParameters } = await playground.startSignIn('jane');
    expect([ChallengeName, ChallengeParameters]).toEqual([
      'NEW_PASSWORD_REQUIRED',
      {
        USER_ID_FOR_SRP: 'jane',
        requiredAttributes: '["userAttributes.name"]',
        userAttributes: '{"email":"jane@example.com","email_verified":"true"}',
      },
    ]);
  });

  test('refusals leave the session good, and are met in order: password, attributes, policy', async () => {
    await using playground = await openPlayground({ pool });
    await invite(playground, 'jane', { email: 'jane@example.com' });
    const { Session } = await playground.startSignIn('jane');
    const name = { 'userAttributes.name': 'Jane' };
    const rows: [string, Record<string, string>, string][] = [
      ['', {}, 'InvalidParameterException: Missing required parameter NEW_PASSWORD'],
      ['weak', {}, 'InvalidParameterException: Invalid attributes given, name is missing'],
      [
        'weak',
        { ...name, 'userAttributes.email': 'other@example.com' },
        'NotAuthorizedException: Cannot modify an already provided email',
      ],
      ['weak', name, 'InvalidPasswordException: Password did not conform with policy: Password not long enough'],
    ];
    for (const [given, more, failure] of rows) {
      expect(await failureOf(answerNewPassword(playground, Session, given, more))).toBe(failure);
    }
    // The temporary password may stay.
    tokensOf(await answerNewPassword(playground, Session, password, name));
    expect(await attributesOf(playground, 'jane')).toEqual({ email: 'jane@example.com', name: 'Jane' });
    tokensOf(await playground.startSignIn('jane'));
  });

  test('MFA comes after it', async () => {
    await using playground = await openPlayground({ mfa: 'ON' });
    await invite(playground, 'jane');
    const { Session } = await playground.startSignIn('jane');
    expect(await answerNewPassword(playground, Session, password)).toMatchObject({ ChallengeName: 'MFA_SETUP' });
  });
});

describe('MFA_SETUP, walked and abandoned; SELECT_MFA_TYPE with its list; a preference taken away', () => {
  test('each step has a session of its own, and the last one ends in tokens', async () => {
    await using playground = await openPlayground({ mfa: 'ON' });
    await playground.addUser('jane');
    const { api, clientId: ClientId } = playground;
    const first = await playground.startSignIn('jane');
    expect(first).toMatchObject({
      ChallengeName: 'MFA_SETUP',
      ChallengeParameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]', USER_ID_FOR_SRP: 'jane' },
    });
    const { SecretCode, Session: second } = await api.associateSoftwareToken({ Session: first.Session });
    expect(SecretCode).toMatch(/^[A-Z2-7]{52}$/);
    const authenticator = authenticatorOf(playground, SecretCode!);
    const UserCode = authenticator.wrongCode();
    expect(await failureOf(api.verifySoftwareToken({ Session: second, UserCode }))).toBe(
      'EnableSoftwareTokenMFAException: Code mismatch and fail enable Software Token MFA',
    );
    const { Status, Session } = await api.verifySoftwareToken({ Session: second, UserCode: authenticator.code() });
    expect(Status).toBe('SUCCESS');
    expect(new Set([first.Session, second, Session]).size).toBe(3);
    const used = /only be used once\.$/;
    expect(await failureOf(api.associateSoftwareToken({ Session: first.Session }))).toMatch(used);
    const ChallengeResponses = { USERNAME: 'jane', SOFTWARE_TOKEN_MFA_CODE: 'not looked at' };
    tokensOf(await api.respondToAuthChallenge({ ClientId, ChallengeName: 'MFA_SETUP', Session, ChallengeResponses }));
  });

  test('abandoned after the code was verified, the authenticator stays: the next sign-in asks for it', async () => {
    await using playground = await openPlayground({ mfa: 'ON' });
    await playground.addUser('jane');
    const { Session: toAssociate } = await playground.startSignIn('jane');
    const { SecretCode, Session } = await playground.api.associateSoftwareToken({ Session: toAssociate });
    const authenticator = authenticatorOf(playground, SecretCode!);
    await playground.api.verifySoftwareToken({ Session, UserCode: authenticator.freshCode() });
    const question = await playground.startSignIn('jane');
    expect(question.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    tokensOf(await answerMfa(playground, question, authenticator.freshCode()));
  });

  test('SELECT_MFA_TYPE lists what there is as JSON, takes one of it, and nothing else', async () => {
    await using playground = await openWithFactors([], { mode: 'OFF' });
    await addJane(playground);
    await setMfa(playground, 'OPTIONAL', ['TOTP', 'EMAIL']);
    const { AccessToken } = await playground.signIn('jane');
    const authenticator = await addAuthenticator(playground, { AccessToken }, { Enabled: true, PreferredMfa: false });
    await playground.api.setUserMFAPreference({ AccessToken, EmailMfaSettings: { Enabled: true } });
    const question = await playground.startSignIn('jane');
    expect(question).toMatchObject({
      ChallengeName: 'SELECT_MFA_TYPE',
      ChallengeParameters: { MFAS_CAN_CHOOSE: '["EMAIL_OTP","SOFTWARE_TOKEN_MFA"]', USER_ID_FOR_SRP: 'jane' },
    });
    expect(await failureOf(chooseFactor(playground, question, 'SMS_MFA'))).toMatch(/^InvalidParameterException: /);
    const chosen = await chooseFactor(playground, question, 'SOFTWARE_TOKEN_MFA');
    expect(chosen.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    tokensOf(await answerMfa(playground, chosen, authenticator.freshCode()));
  });

  test('a factor that is turned off takes its preference along; one that is not named stays', async () => {
    await using playground = await openWithFactors([], { mode: 'OFF' });
    await addJane(playground);
    await setMfa(playground, 'OPTIONAL', ['TOTP', 'EMAIL']);
    const { AccessToken } = await playground.signIn('jane');
    await addAuthenticator(playground, { AccessToken });
    const { api } = playground;
    const set = (settings: object) => api.setUserMFAPreference({ AccessToken, ...settings });
    const shown = async () => {
      const { UserMFASettingList, PreferredMfaSetting } = await api.getUser({ AccessToken });
      return [UserMFASettingList, PreferredMfaSetting];
    };
    await set({ EmailMfaSettings: { Enabled: true } });
    expect(await shown()).toEqual([['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'], 'SOFTWARE_TOKEN_MFA']);
    await set({ SoftwareTokenMfaSettings: { Enabled: false } });
    expect(await shown()).toEqual([['EMAIL_OTP'], undefined]);
    await set({ EmailMfaSettings: { Enabled: false } });
    expect(await shown()).toEqual([undefined, undefined]);
    tokensOf(await playground.startSignIn('jane'));
    expect(await failureOf(set({ SMSMfaSettings: { Enabled: true } }))).toBe(
      'InvalidParameterException: User does not have delivery config set to turn on SMS_MFA',
    );
  });
});

describe('TOTP: one step on either side, not two; each code once, also after VerifySoftwareToken; no SHA-256', () => {
  async function openWithTotp() {
    const playground = await openPlayground({ mfa: 'ON' });
    await playground.addUser('jane');
    return { ...playground, ...(await setUpMfa(playground, 'jane')) };
  }
  const mismatch = 'CodeMismatchException: Invalid code received for user';
  const spent = 'ExpiredCodeException: Your software token has already been used once.';

  test.each([
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ])('a code that is %i steps away is taken: %s', async (steps, isTaken) => {
    await using playground = await openWithTotp();
    playground.clock.advance({ minutes: 2 });
    const answer = answerMfa(playground, await playground.startSignIn('jane'), playground.authenticator.code(steps));
    if (isTaken) tokensOf(await answer);
    else expect(await failureOf(answer)).toBe(mismatch);
  });

  test('a code counts once: in two sign-ins, and in verification and sign-in', async () => {
    await using playground = await openWithTotp();
    const { authenticator } = playground;
    const answer = async (code: string) => answerMfa(playground, await playground.startSignIn('jane'), code);
    expect(await failureOf(answer(authenticator.code()))).toBe(spent);
    const code = authenticator.freshCode();
    tokensOf(await answer(code));
    expect(await failureOf(answer(code))).toBe(spent);
    expect(await failureOf(answer(authenticator.code(-1)))).toBe(spent);
  });

  test.each(['12345', '1234567', 'abcdef'])(
    '%s is no code: a mismatch in sign-in, a bad member in verification',
    async (code) => {
      await using playground = await openWithTotp();
      expect(await failureOf(answerMfa(playground, await playground.startSignIn('jane'), code))).toBe(mismatch);
      const { AccessToken } = playground.tokens;
      await playground.api.associateSoftwareToken({ AccessToken });
      expect(await failureOf(playground.api.verifySoftwareToken({ AccessToken, UserCode: code }))).toMatch(
        /^InvalidParameterException: \d validation errors? detected: Value at 'userCode' failed/,
      );
    },
  );

  test('a code of HMAC-SHA-256 does not match', async () => {
    await using playground = await openWithTotp();
    playground.clock.advance({ minutes: 2 });
    const code = totpWithSha256(playground.authenticator.secretCode, playground.clock.now() / 1000);
    expect(code).not.toBe(playground.authenticator.code());
    expect(await failureOf(answerMfa(playground, await playground.startSignIn('jane'), code))).toBe(mismatch);
  });

  test('a pool without TOTP associates none', async () => {
    await using playground = await openPlayground();
    await playground.addUser('jane');
    const { AccessToken } = await playground.signIn('jane');
    expect(await failureOf(playground.api.associateSoftwareToken({ AccessToken }))).toBe(
      'SoftwareTokenMFANotFoundException: Software Token MFA has not been enabled by the userPool',
    );
  });
});

/** RFC 6238 with the hash that Cognito does not take. */
function totpWithSha256(secretCode: string, seconds: number): string {
  const bits = [...secretCode].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const bytes = bits
    .join('')
    .match(/.{8}/g)!
    .map((byte) => Number.parseInt(byte, 2));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(seconds / 30)));
  const digest = createHmac('sha256', Buffer.from(bytes)).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 0x0f;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
