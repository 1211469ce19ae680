import type { InitiateAuthCommandOutput } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { createSrpKeyPair } from '../../../src/auth/index.js';
import { addAuthenticator, answerMfa, setUpMfa } from '../authenticator.js';
import { secretAnswer } from '../custom-auth.js';
import { invite, makeUser } from '../made-user.js';
import { setMfa } from '../message-mfa.js';
import { deviceTracking, openPlayground, password, type Playground, type PlaygroundOptions } from '../playground.js';
import { answerSrp, confirmDevice, signIn } from '../srp-sign-in.js';
import { answer, openChoice, requireMfa, startChoice, withPassword } from '../user-auth.js';
import { waiting } from './waiting-sessions.js';

type Outcome = Pick<InitiateAuthCommandOutput, 'ChallengeName' | 'AuthenticationResult' | 'Session'>;

/** The next challenge, tokens, or the failure. */
async function outcomeOf(call: Promise<Outcome>): Promise<string> {
  return call.then(
    ({ ChallengeName, AuthenticationResult }) => ChallengeName ?? (AuthenticationResult ? 'tokens' : 'nothing'),
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

const email = { email: 'jane@example.com', email_verified: 'true' };
const both = { ...email, phone_number: '+15550100', phone_number_verified: 'true' };
const byAdmin = { AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'admin_only' as const, Priority: 1 }] } };

/** Ways to prove a password, with a device when one is given. */
const proofs: Readonly<Record<string, (playground: Playground, deviceKey?: string) => Promise<Outcome>>> = {
  USER_PASSWORD_AUTH: (playground, deviceKey) =>
    playground.startSignIn('jane', deviceKey === undefined ? {} : { DEVICE_KEY: deviceKey }),
  USER_SRP_AUTH: (playground, deviceKey) =>
    signIn(playground, 'jane', deviceKey === undefined ? {} : { DEVICE_KEY: deviceKey }),
  'USER_AUTH by PASSWORD': (playground, deviceKey) =>
    startChoice(playground, 'jane', 'PASSWORD', { ...withPassword, ...(deviceKey && { DEVICE_KEY: deviceKey }) }),
  async 'USER_AUTH by PASSWORD_SRP'(playground, deviceKey) {
    const keys = createSrpKeyPair();
    const more = { SRP_A: keys.srpA, ...(deviceKey && { DEVICE_KEY: deviceKey }) };
    return answerSrp(playground, await startChoice(playground, 'jane', 'PASSWORD_SRP', more), keys);
  },
};

/** What may be so of jane and her pool, and what follows her password then. */
const situations: readonly [string, PlaygroundOptions, (playground: Playground) => Promise<unknown>, string][] = [
  ['a confirmed user', {}, (playground) => makeUser(playground, 'jane', email), 'tokens'],
  [
    'one who is not confirmed',
    {},
    (playground) => playground.signUp('jane'),
    'UserNotConfirmedException: User is not confirmed.',
  ],
  [
    'one who is disabled',
    {},
    async (playground) => {
      await makeUser(playground, 'jane', email);
      await playground.api.adminDisableUser({ UserPoolId: playground.userPoolId, Username: 'jane' });
    },
    'NotAuthorizedException: User is disabled.',
  ],
  ['one with a temporary password', {}, (playground) => invite(playground, 'jane'), 'NEW_PASSWORD_REQUIRED'],
  [
    'one whose temporary password is too old',
    {},
    async (playground) => {
      await invite(playground, 'jane');
      playground.clock.advance({ days: 8 });
    },
    'NotAuthorizedException: Temporary password has expired and must be reset by an administrator.',
  ],
  [
    'one who must reset it',
    {},
    async (playground) => {
      await makeUser(playground, 'jane', email);
      await playground.api.adminResetUserPassword({ UserPoolId: playground.userPoolId, Username: 'jane' });
    },
    'PasswordResetRequiredException: Password reset required for the user',
  ],
  ['MFA required, nothing set up', { mfa: 'ON' }, (playground) => playground.addUser('jane'), 'MFA_SETUP'],
  ['MFA required, an authenticator', { mfa: 'ON' }, withAuthenticator, 'SOFTWARE_TOKEN_MFA'],
  [
    'MFA optional, nothing turned on',
    { mfa: 'OPTIONAL' },
    (playground) => makeUser(playground, 'jane', email),
    'tokens',
  ],
  [
    'MFA optional, an authenticator',
    { mfa: 'OPTIONAL' },
    async (playground) => addAuthenticator(playground, await makeUser(playground, 'jane', email)),
    'SOFTWARE_TOKEN_MFA',
  ],
  ['MFA required, a phone', { pool: byAdmin }, (playground) => withMessages(playground, ['SMS']), 'SMS_MFA'],
  [
    'MFA required, an email address',
    { pool: byAdmin },
    (playground) => withMessages(playground, ['EMAIL']),
    'EMAIL_OTP',
  ],
  [
    'MFA required, both',
    { pool: byAdmin },
    (playground) => withMessages(playground, ['SMS', 'EMAIL']),
    'SELECT_MFA_TYPE',
  ],
];

async function withAuthenticator(playground: Playground) {
  await playground.addUser('jane');
  return setUpMfa(playground, 'jane');
}

async function withMessages(playground: Playground, factors: readonly ('SMS' | 'EMAIL')[]): Promise<void> {
  await makeUser(playground, 'jane', both);
  await setMfa(playground, 'ON', factors);
}

const client = {
  ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH'] as 'ALLOW_USER_AUTH'[],
};

describe.each(situations)('after the password of %s', (_, options, prepare, expected) => {
  test.each(Object.keys(proofs))('by %s', async (proof) => {
    const pool = { EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' as const }, ...options.pool };
    await using playground = await openPlayground({ ...options, pool, client });
    await prepare(playground);
    expect(await outcomeOf(proofs[proof]!(playground))).toBe(expected);
  });
});

test.each(Object.keys(proofs))('after the password by %s, a remembered device stands in for MFA', async (proof) => {
  await using playground = await openPlayground({ mfa: 'ON', client, pool: { DeviceConfiguration: deviceTracking } });
  await playground.addUser('jane');
  const { tokens } = await setUpMfa(playground, 'jane');
  const { deviceKey } = await confirmDevice(playground, tokens);
  expect(await outcomeOf(proofs[proof]!(playground, deviceKey))).toBe('SOFTWARE_TOKEN_MFA');
  const { AccessToken } = tokens;
  const DeviceRememberedStatus = 'remembered';
  await playground.api.updateDeviceStatus({ AccessToken, DeviceKey: deviceKey, DeviceRememberedStatus });
  expect(await outcomeOf(proofs[proof]!(playground, deviceKey))).toBe('DEVICE_SRP_AUTH');
});

test.each(Object.keys(proofs))('after the password by %s, a device new to MFA is asked for it once', async (proof) => {
  const pool = { DeviceConfiguration: { ...deviceTracking, DeviceOnlyRememberedOnUserPrompt: false } };
  await using playground = await openPlayground({ mfa: 'OPTIONAL', client, pool });
  const tokens = await makeUser(playground, 'jane', email);
  const { deviceKey } = await confirmDevice(playground, tokens);
  expect(await outcomeOf(proofs[proof]!(playground, deviceKey))).toBe('DEVICE_SRP_AUTH');
  const authenticator = await addAuthenticator(playground, tokens);
  const question = await proofs[proof]!(playground, deviceKey);
  expect(question.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
  expect(await outcomeOf(answerMfa(playground, question, authenticator.freshCode()))).toBe('tokens');
  expect(await outcomeOf(proofs[proof]!(playground, deviceKey))).toBe('DEVICE_SRP_AUTH');
});

describe('the right answer to', () => {
  const code = async ({ local }: Playground): Promise<string> => (await local.outbox.list()).at(-1)!.code!;

  test.each([
    [
      'EMAIL_OTP as first factor',
      'EMAIL_OTP',
      async (playground: Playground) => ({ EMAIL_OTP_CODE: await code(playground) }),
    ],
    ['SMS_OTP', 'SMS_OTP', async (playground: Playground) => ({ SMS_OTP_CODE: await code(playground) })],
    ['SMS_MFA', 'SMS_MFA', async (playground: Playground) => ({ SMS_MFA_CODE: await code(playground) })],
    ['EMAIL_OTP', 'EMAIL_OTP', async (playground: Playground) => ({ EMAIL_OTP_CODE: await code(playground) })],
    ['NEW_PASSWORD_REQUIRED', 'NEW_PASSWORD_REQUIRED', async () => ({ NEW_PASSWORD: password })],
    ['MFA_SETUP verified', 'MFA_SETUP', async () => ({})],
    [
      'EMAIL_OTP to set up',
      'EMAIL_OTP',
      async (playground: Playground) => ({ EMAIL_OTP_CODE: await code(playground) }),
    ],
    ['CUSTOM_CHALLENGE', 'CUSTOM_CHALLENGE', async () => ({ ANSWER: secretAnswer })],
    ['PASSWORD', 'PASSWORD', async () => withPassword],
  ] as const)('%s leads to tokens', async (state, challenge, right) => {
    await using found = await waiting[state]();
    const { playground, session } = found;
    const given: Readonly<Record<string, string>> = await right(playground);
    expect(await outcomeOf(answer(playground, 'jane', challenge, session, given))).toBe('tokens');
  });

  test('MFA_SETUP, which is an email address, leads to a code that goes there', async () => {
    await using found = await waiting['MFA_SETUP by email']();
    const EMAIL = 'joe@example.com';
    expect(await outcomeOf(answer(found.playground, 'jane', 'MFA_SETUP', found.session, { EMAIL }))).toBe('EMAIL_OTP');
  });

  test.each([
    ['SELECT_MFA_TYPE', 'SMS_MFA', 'SMS_MFA'],
    ['SELECT_MFA_TYPE', 'EMAIL_OTP', 'EMAIL_OTP'],
    ['SELECT_CHALLENGE', 'SMS_OTP', 'SMS_OTP'],
    ['SELECT_CHALLENGE', 'EMAIL_OTP', 'EMAIL_OTP'],
  ] as const)('%s, which is %s, leads to that', async (state, ANSWER, next) => {
    await using found = await waiting[state]();
    expect(await outcomeOf(answer(found.playground, 'jane', state, found.session, { ANSWER }))).toBe(next);
  });
});

test('a one-time password in a pool that has come to require MFA since', async () => {
  await using playground = await openChoice();
  await makeUser(playground, 'jane', email);
  const { Session } = await startChoice(playground, 'jane', 'EMAIL_OTP');
  const EMAIL_OTP_CODE = await playground.sentCode(email.email);
  await requireMfa(playground);
  expect(await outcomeOf(answer(playground, 'jane', 'EMAIL_OTP', Session, { EMAIL_OTP_CODE }))).toBe(
    'NotAuthorizedException: Invalid session for the user.',
  );
});
