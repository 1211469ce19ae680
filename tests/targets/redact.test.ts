import { describe, expect, test } from 'vitest';
import { redact } from '../../src/targets/redact.js';

const withheld = '<withheld>';
const api = ['USERNAME', 'DEVICE_KEY', 'TIMESTAMP', 'USER_ID_FOR_SRP', 'ClientId', 'Username', 'AttributeName'];
const open = new Set([...api, 'DeviceKey', 'ExpiresIn', 'tokenType']);

describe('withholds by name, at any depth', () => {
  test.for([
    ['AuthParameters', { USERNAME: 'jane', PASSWORD: 'p', SECRET_HASH: 'h', DEVICE_KEY: 'd' }],
    ['ChallengeResponses', { NEW_PASSWORD: 'p', SOFTWARE_TOKEN_MFA_CODE: '1', SMS_MFA_CODE: '2', ANSWER: 'a' }],
    ['ChallengeResponses', { PASSWORD_CLAIM_SIGNATURE: 's', PASSWORD_CLAIM_SECRET_BLOCK: 'b', TIMESTAMP: 't' }],
    ['ChallengeParameters', { SECRET_BLOCK: 'b', USER_ID_FOR_SRP: 'jane' }],
    ['AuthenticationResult', { AccessToken: 'a', IdToken: 'i', RefreshToken: 'r', ExpiresIn: 3600 }],
    ['tokens', { accessToken: 'a', idToken: 'i', refreshToken: 'r', tokenType: 'Bearer' }],
    ['UserPoolClient', { ClientId: 'c', ClientSecret: 's' }],
    ['ConfirmForgotPassword', { ClientId: 'c', ConfirmationCode: '1', Password: 'p' }],
    ['ChangePassword', { AccessToken: 'a', PreviousPassword: 'p', ProposedPassword: 'q' }],
    ['AdminCreateUser', { Username: 'jane', TemporaryPassword: 'p' }],
    ['VerifyUserAttribute', { AttributeName: 'email', AccessToken: 'a', Code: '1' }],
    ['GetTokensFromRefreshToken', { ClientId: 'c', ClientSecret: 's', RefreshToken: 'r', DeviceKey: 'd' }],
  ] as const)('%s %o', ([name, members]) => {
    const shown = redact({ [name]: [members] }) as Record<string, Record<string, unknown>[]>;
    for (const [key, value] of Object.entries(members)) {
      expect(shown[name]?.[0]?.[key], key).toBe(open.has(key) ? value : withheld);
    }
  });

  test.for([
    'Password',
    'ProposedPassword',
    'PreviousPassword',
    'TemporaryPassword',
    'SecretHash',
    'Session',
    'Token',
    'SecretCode',
    'secretCode',
    'UserCode',
    'ConfirmationCode',
    'DeviceSecretVerifierConfig',
    'devicePassword',
  ])('%s', (name) => {
    expect(redact({ [name]: { anything: 'secret' } })).toEqual({ [name]: withheld });
  });
});

test('what is asked for by name is shown', () => {
  const value = { Session: 's', AccessToken: 'a', ClientSecret: 'c' };
  expect(redact(value, new Set(['tokens']))).toEqual({ ...value, Session: withheld, ClientSecret: withheld });
  expect(redact(value, new Set(['tokens', 'sessions', 'secrets']))).toEqual(value);
});

test('an absent secret stays absent', () => {
  expect(redact({ Session: undefined, ClientSecret: null })).toEqual({ Session: undefined, ClientSecret: null });
});

test('what only sounds like a secret is shown', () => {
  const settings = {
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 },
    TokenValidityUnits: { AccessToken: 'hours', RefreshToken: 'days' },
    Policies: { PasswordPolicy: { MinimumLength: 8 } },
    CodeDeliveryDetails: { Destination: 'j***@e***' },
  };
  expect(redact(settings)).toEqual(settings);
});

test('the long numbers of SRP are shortened', () => {
  expect(redact({ SRP_A: 'ab'.repeat(384), SALT: 'abcd' })).toEqual({
    SRP_A: 'abababababab… (768 characters)',
    SALT: 'abcd',
  });
});

test('dates and bytes pass as they are', () => {
  const value = { CreationDate: new Date(0), bytes: Buffer.from('x') };
  expect(redact(value)).toEqual(value);
});

test('attributes that are put as JSON are seen through', () => {
  const attributes = { email: 'jane@example.com', 'custom:secret_answer': 'a hash' };
  const told = (userAttributes: string) => redact({ ChallengeParameters: { userAttributes } });
  expect(told(JSON.stringify(attributes))).toEqual({
    ChallengeParameters: { userAttributes: JSON.stringify({ ...attributes, 'custom:secret_answer': withheld }) },
  });
  expect(told('{')).toEqual({ ChallengeParameters: { userAttributes: withheld } });
});
