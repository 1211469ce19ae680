import { describe, expect, test } from 'vitest';
import { initiateAuth, MissingMemberError, UnknownChallengeError, type AuthOutcome } from '../../src/actions/index.js';
import { openWire } from './wire.js';

const session = 'AYABe-session-one-of-many';
const Session = session;
const srp = { SALT: '5af51a', SRP_B: '18e826', SECRET_BLOCK: 'block==' };
const parsedSrp = { salt: '5af51a', srpB: '18e826', secretBlock: 'block==' };
const deviceKey = 'eu-west-1_6d0d9b0a-2f3e-4c57-8a1b-9c0d1e2f3a4b';

async function outcomeOf(answer: object): Promise<AuthOutcome> {
  await using wire = await openWire(() => answer);
  return await initiateAuth(wire.client, { clientId: 'app', authFlow: 'CUSTOM_AUTH', username: 'jane' });
}

describe('tokens', () => {
  const AuthenticationResult = {
    AccessToken: 'a',
    IdToken: 'i',
    RefreshToken: 'r',
    ExpiresIn: 3600,
    TokenType: 'Bearer',
  };
  const tokens = { accessToken: 'a', idToken: 'i', refreshToken: 'r', expiresIn: 3600, tokenType: 'Bearer' };

  test('of a sign-in', async () => {
    expect(await outcomeOf({ ChallengeParameters: {}, AuthenticationResult })).toEqual({ kind: 'tokens', tokens });
  });

  test('of a refresh: no refresh token', async () => {
    const { RefreshToken: _, ...refreshed } = AuthenticationResult;
    expect(await outcomeOf({ AuthenticationResult: refreshed })).toEqual({
      kind: 'tokens',
      tokens: { ...tokens, refreshToken: undefined },
    });
  });

  test('with a new device', async () => {
    const NewDeviceMetadata = { DeviceKey: deviceKey, DeviceGroupKey: '-Qx7LmN2p' };
    expect(await outcomeOf({ AuthenticationResult: { ...AuthenticationResult, NewDeviceMetadata } })).toEqual({
      kind: 'tokens',
      tokens,
      newDevice: { deviceKey, deviceGroupKey: '-Qx7LmN2p' },
    });
  });

  test.each(['AccessToken', 'IdToken', 'ExpiresIn', 'TokenType'])('without %s', async (member) => {
    const rejected = outcomeOf({ AuthenticationResult: { ...AuthenticationResult, [member]: undefined } });
    await expect(rejected).rejects.toThrow(new MissingMemberError('InitiateAuth', member));
  });

  test('neither tokens nor a challenge', async () => {
    await expect(outcomeOf({})).rejects.toThrow('The answer to InitiateAuth has no AuthenticationResult.');
  });
});

describe('challenges', () => {
  const cases: [ChallengeName: string, answer: object, parsed: object][] = [
    [
      'PASSWORD_VERIFIER',
      { ChallengeParameters: { ...srp, USERNAME: 'jane', USER_ID_FOR_SRP: 'jane' } },
      { username: 'jane', userIdForSrp: 'jane', ...parsedSrp },
    ],
    ['DEVICE_SRP_AUTH', { ChallengeParameters: {} }, {}],
    [
      'DEVICE_PASSWORD_VERIFIER',
      { Session, ChallengeParameters: { ...srp, USERNAME: 'jane', DEVICE_KEY: deviceKey } },
      { session, username: 'jane', deviceKey, ...parsedSrp },
    ],
    [
      'SOFTWARE_TOKEN_MFA',
      { Session, ChallengeParameters: { USER_ID_FOR_SRP: 'jane', FRIENDLY_DEVICE_NAME: 'phone' } },
      { session, username: 'jane', friendlyDeviceName: 'phone' },
    ],
    ...['SMS_MFA', 'SMS_OTP', 'EMAIL_OTP'].map((name): [string, object, object] => [
      name,
      {
        Session,
        ChallengeParameters: { CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL', CODE_DELIVERY_DESTINATION: 'j***@e***' },
      },
      { session, medium: 'EMAIL', destination: 'j***@e***' },
    ]),
    [
      'MFA_SETUP',
      { Session, ChallengeParameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]', USER_ID_FOR_SRP: 'jane' } },
      { session, username: 'jane', factors: ['SOFTWARE_TOKEN_MFA'] },
    ],
    [
      'SELECT_MFA_TYPE',
      { Session, ChallengeParameters: { MFAS_CAN_CHOOSE: '["SMS_MFA","SOFTWARE_TOKEN_MFA"]' } },
      { session, factors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] },
    ],
    [
      'NEW_PASSWORD_REQUIRED',
      {
        Session,
        ChallengeParameters: {
          USER_ID_FOR_SRP: 'jane',
          requiredAttributes: '["userAttributes.name"]',
          userAttributes: '{"email":"jane@example.com","email_verified":"true"}',
        },
      },
      {
        session,
        username: 'jane',
        requiredAttributes: ['name'],
        userAttributes: { email: 'jane@example.com', email_verified: 'true' },
      },
    ],
    [
      'CUSTOM_CHALLENGE',
      { Session, ChallengeParameters: { USERNAME: 'jane', riddle: 'what is blue?' } },
      { session, username: 'jane', parameters: { USERNAME: 'jane', riddle: 'what is blue?' } },
    ],
    [
      'SELECT_CHALLENGE',
      { Session, AvailableChallenges: ['PASSWORD', 'EMAIL_OTP'] },
      { session, available: ['PASSWORD', 'EMAIL_OTP'] },
    ],
    ['PASSWORD', { Session }, { session }],
    ['PASSWORD_SRP', { Session }, { session }],
    [
      'WEB_AUTHN',
      { Session, ChallengeParameters: { CREDENTIAL_REQUEST_OPTIONS: '{"challenge":"x"}' } },
      { session, credentialRequestOptions: { challenge: 'x' } },
    ],
  ];

  test.each(cases)('%s', async (ChallengeName, answer, parsed) => {
    const outcome = await outcomeOf({ ChallengeName, ...answer });
    expect(outcome).toEqual({ kind: 'challenge', challengeName: ChallengeName, ...parsed });
  });

  test.each(['RETINA_SCAN', 'ADMIN_NO_SRP_AUTH'])('%s is not known, and says so', async (ChallengeName) => {
    const rejected = outcomeOf({ ChallengeName, Session, ChallengeParameters: {} });
    await expect(rejected).rejects.toThrow(UnknownChallengeError);
    await expect(rejected).rejects.toThrow(ChallengeName);
  });

  test.each([
    ['PASSWORD_VERIFIER', { ChallengeParameters: { ...srp, SALT: undefined, USER_ID_FOR_SRP: 'jane' } }, 'SALT'],
    ['PASSWORD_VERIFIER', { ChallengeParameters: srp }, 'USER_ID_FOR_SRP'],
    ['SOFTWARE_TOKEN_MFA', { ChallengeParameters: {} }, 'Session'],
    ['MFA_SETUP', { Session, ChallengeParameters: {} }, 'MFAS_CAN_SETUP'],
    ['SELECT_CHALLENGE', { Session }, 'AvailableChallenges'],
  ])('%s that is incomplete names what is missing', async (ChallengeName, answer, member) => {
    const rejected = outcomeOf({ ChallengeName, ...answer });
    await expect(rejected).rejects.toThrow(new MissingMemberError('InitiateAuth', member));
  });

  test('a list that is not JSON', async () => {
    const rejected = outcomeOf({
      ChallengeName: 'MFA_SETUP',
      Session,
      ChallengeParameters: { MFAS_CAN_SETUP: '[TOTP' },
    });
    await expect(rejected).rejects.toThrow('The answer to InitiateAuth has a MFAS_CAN_SETUP that is not JSON.');
  });
});
