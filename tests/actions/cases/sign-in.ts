import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import * as actions from '../../../src/actions/index.js';
import {
  app,
  ClientId,
  confidential,
  deviceKey,
  SECRET_HASH,
  SECRET_HASH_OF_EMAIL,
  session,
  userPoolId,
  type Case,
} from './case.js';

/** The operations of a sign-in: every flow and every answer to a challenge. What they give: auth-outcome.test.ts. */
export function signInCases(): readonly Case[] {
  const answer = { AuthenticationResult: { AccessToken: 'a', IdToken: 'i', ExpiresIn: 3600, TokenType: 'Bearer' } };
  const jane = { username: 'jane' };

  const flows: [actions.InitiateAuthInput & actions.AuthFlow, Record<string, string>][] = [
    [
      { ...app, ...jane, authFlow: 'USER_PASSWORD_AUTH', password: 'pw', deviceKey },
      { USERNAME: 'jane', PASSWORD: 'pw', DEVICE_KEY: deviceKey },
    ],
    [
      { ...confidential, ...jane, authFlow: 'USER_SRP_AUTH', srpA: 'abc' },
      { USERNAME: 'jane', SRP_A: 'abc', SECRET_HASH },
    ],
    [
      { ...confidential, username: 'jane@example.com', authFlow: 'USER_SRP_AUTH', srpA: 'abc' },
      { USERNAME: 'jane@example.com', SRP_A: 'abc', SECRET_HASH: SECRET_HASH_OF_EMAIL },
    ],
    [{ ...app, ...jane, authFlow: 'CUSTOM_AUTH' }, { USERNAME: 'jane' }],
    [
      { ...app, ...jane, authFlow: 'CUSTOM_AUTH', srpA: 'abc' },
      { USERNAME: 'jane', CHALLENGE_NAME: 'SRP_A', SRP_A: 'abc' },
    ],
    [
      { ...app, ...jane, authFlow: 'USER_AUTH', preferredChallenge: 'EMAIL_OTP' },
      { USERNAME: 'jane', PREFERRED_CHALLENGE: 'EMAIL_OTP' },
    ],
    [{ ...app, authFlow: 'REFRESH_TOKEN_AUTH', refreshToken: 'refresh' }, { REFRESH_TOKEN: 'refresh' }],
    [
      { ...confidential, ...jane, authFlow: 'REFRESH_TOKEN_AUTH', refreshToken: 'refresh', deviceKey },
      { REFRESH_TOKEN: 'refresh', DEVICE_KEY: deviceKey, SECRET_HASH },
    ],
  ];

  const claim = { passwordClaimSignature: 'sig=', secretBlock: 'block==', timestamp: 'Mon Jan 5 03:04:05 UTC 2026' };
  const CLAIM = {
    PASSWORD_CLAIM_SIGNATURE: 'sig=',
    PASSWORD_CLAIM_SECRET_BLOCK: 'block==',
    TIMESTAMP: 'Mon Jan 5 03:04:05 UTC 2026',
  };
  const answers: [actions.ChallengeAnswer, Record<string, string>][] = [
    [{ ...jane, challengeName: 'PASSWORD_VERIFIER', ...claim }, CLAIM],
    [
      { ...jane, challengeName: 'PASSWORD_VERIFIER', ...claim, deviceKey },
      { ...CLAIM, DEVICE_KEY: deviceKey },
    ],
    [
      { ...jane, challengeName: 'DEVICE_SRP_AUTH', deviceKey, srpA: 'abc' },
      { DEVICE_KEY: deviceKey, SRP_A: 'abc' },
    ],
    [
      { ...jane, session, challengeName: 'DEVICE_PASSWORD_VERIFIER', deviceKey, ...claim },
      { ...CLAIM, DEVICE_KEY: deviceKey },
    ],
    [
      { ...jane, session, challengeName: 'SOFTWARE_TOKEN_MFA', code: '123456', deviceKey },
      { SOFTWARE_TOKEN_MFA_CODE: '123456', DEVICE_KEY: deviceKey },
    ],
    [{ ...jane, session, challengeName: 'SMS_MFA', code: '123456' }, { SMS_MFA_CODE: '123456' }],
    [{ ...jane, session, challengeName: 'SMS_OTP', code: '12345678' }, { SMS_OTP_CODE: '12345678' }],
    [{ ...jane, session, challengeName: 'EMAIL_OTP', code: '12345678' }, { EMAIL_OTP_CODE: '12345678' }],
    [{ ...jane, session, challengeName: 'MFA_SETUP' }, {}],
    [{ ...jane, session, challengeName: 'MFA_SETUP', email: 'j@example.com' }, { EMAIL: 'j@example.com' }],
    [{ ...jane, session, challengeName: 'SELECT_MFA_TYPE', answer: 'SMS_MFA' }, { ANSWER: 'SMS_MFA' }],
    [
      { ...jane, session, challengeName: 'NEW_PASSWORD_REQUIRED', newPassword: 'pw', userAttributes: { name: 'Jane' } },
      { NEW_PASSWORD: 'pw', 'userAttributes.name': 'Jane' },
    ],
    [{ ...jane, session, challengeName: 'CUSTOM_CHALLENGE', answer: 'blue' }, { ANSWER: 'blue' }],
    [
      { ...jane, session, challengeName: 'SELECT_CHALLENGE', answer: 'PASSWORD', password: 'pw' },
      { ANSWER: 'PASSWORD', PASSWORD: 'pw' },
    ],
    [{ ...jane, session, challengeName: 'PASSWORD', password: 'pw' }, { PASSWORD: 'pw' }],
    [{ ...jane, session, challengeName: 'PASSWORD_SRP', srpA: 'abc' }, { SRP_A: 'abc' }],
    [{ ...jane, session, challengeName: 'WEB_AUTHN', credential: { id: 'x' } }, { CREDENTIAL: '{"id":"x"}' }],
  ];

  return [
    ...flows.map(([input, AuthParameters]) => ({
      operation: 'InitiateAuth',
      with: Object.keys(AuthParameters).join(', '),
      call: (client: CognitoIdentityProviderClient) => actions.initiateAuth(client, input),
      sends: { ClientId, AuthFlow: input.authFlow, AuthParameters },
      answer,
    })),
    {
      operation: 'AdminInitiateAuth',
      signed: true,
      call: (client) =>
        actions.adminInitiateAuth(client, {
          ...confidential,
          ...jane,
          userPoolId,
          authFlow: 'ADMIN_USER_PASSWORD_AUTH',
          password: 'pw',
          clientMetadata: { source: 'test' },
        }),
      sends: {
        UserPoolId: userPoolId,
        ClientId,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'jane', PASSWORD: 'pw', SECRET_HASH },
        ClientMetadata: { source: 'test' },
      },
      answer,
    },
    {
      operation: 'GetTokensFromRefreshToken',
      call: (client) =>
        actions.getTokensFromRefreshToken(client, {
          ...confidential,
          refreshToken: 'refresh',
          deviceKey,
          clientMetadata: { source: 'test' },
        }),
      sends: {
        ClientId,
        ClientSecret: confidential.clientSecret,
        RefreshToken: 'refresh',
        DeviceKey: deviceKey,
        ClientMetadata: { source: 'test' },
      },
      answer: { AuthenticationResult: { ...answer.AuthenticationResult, RefreshToken: 'next' } },
      gives: { accessToken: 'a', idToken: 'i', refreshToken: 'next', expiresIn: 3600, tokenType: 'Bearer' },
    },
    {
      operation: 'GetTokensFromRefreshToken',
      with: 'no rotation',
      call: (client) => actions.getTokensFromRefreshToken(client, { ...app, refreshToken: 'refresh' }),
      sends: { ClientId, RefreshToken: 'refresh' },
      answer,
      gives: { accessToken: 'a', idToken: 'i', refreshToken: undefined, expiresIn: 3600, tokenType: 'Bearer' },
    },
    ...answers.flatMap(([given, responses]): Case[] => {
      const sends = {
        ClientId,
        ChallengeName: given.challengeName,
        ...(given.session !== undefined && { Session: given.session }),
        ChallengeResponses: { USERNAME: 'jane', ...responses, SECRET_HASH },
      };
      return [
        {
          operation: 'RespondToAuthChallenge',
          with: given.challengeName,
          call: (client) => actions.respondToAuthChallenge(client, { ...confidential, ...given }),
          sends,
          answer,
        },
        {
          operation: 'AdminRespondToAuthChallenge',
          with: given.challengeName,
          signed: true,
          call: (client) => actions.adminRespondToAuthChallenge(client, { ...confidential, userPoolId, ...given }),
          sends: { UserPoolId: userPoolId, ...sends },
          answer,
        },
      ];
    }),
  ];
}
