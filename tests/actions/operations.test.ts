import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import * as actions from '../../src/actions/index.js';
import { openWire } from './wire.js';

interface Case {
  readonly operation: string;
  /** What the case adds to the operation's plain one. */
  readonly with?: string;
  readonly call: (client: CognitoIdentityProviderClient) => Promise<unknown>;
  /** The whole request body. */
  readonly sends: object;
  readonly answer?: object;
  readonly gives?: unknown;
  /** Needs IAM credentials. */
  readonly signed?: boolean;
}

const app = { clientId: '4a8lq0r2v7k9m1n3p5s6t8u0wx' };
const confidential = { ...app, clientSecret: '1example0secret0value0made0up0for0these0tests0abcdefg' };
const ClientId = app.clientId;
/** Over `jane`, from srp-vectors.json. */
const SECRET_HASH = 'JN6LuuLkyBF2SAT7lhxIkxYNi+S6FUX6jyxZWVOHPcQ=';
/** Over `jane@example.com`. */
const SECRET_HASH_OF_EMAIL = 'yT0E0Yj8cCbT/8o+7kugv+2WRpK8eYI0aGyQbddKnDg=';
const userPoolId = 'eu-west-1_Ab1Cd2Ef3';
const session = 'AYABe-session-one-of-many';
const accessToken = 'eyJ.access.token';
const deviceKey = 'eu-west-1_6d0d9b0a-2f3e-4c57-8a1b-9c0d1e2f3a4b';
const delivery = { Destination: 'j***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' };
const codeDelivery = { destination: 'j***@e***', medium: 'EMAIL', attributeName: 'email' };
const dates = { UserCreateDate: 1767582245.5, UserLastModifiedDate: 1767582246 };
const gaveDates = { createdAt: new Date(1767582245500), lastModifiedAt: new Date(1767582246000) };

const cases: Case[] = [
  {
    operation: 'SignUp',
    call: (client) => actions.signUp(client, { ...app, username: 'jane', password: 'Correct-Horse-9!' }),
    sends: { ClientId, Username: 'jane', Password: 'Correct-Horse-9!', UserAttributes: [] },
    answer: { UserConfirmed: true, UserSub: 'sub' },
    gives: { userSub: 'sub', userConfirmed: true, codeDelivery: undefined },
  },
  {
    operation: 'SignUp',
    with: 'a secret, attributes and metadata',
    call: (client) =>
      actions.signUp(client, {
        ...confidential,
        username: 'jane',
        password: 'Correct-Horse-9!',
        attributes: { email: 'jane@example.com', 'custom:team': 'blue' },
        clientMetadata: { source: 'test' },
      }),
    sends: {
      ClientId,
      SecretHash: SECRET_HASH,
      Username: 'jane',
      Password: 'Correct-Horse-9!',
      UserAttributes: [
        { Name: 'email', Value: 'jane@example.com' },
        { Name: 'custom:team', Value: 'blue' },
      ],
      ClientMetadata: { source: 'test' },
    },
    answer: { UserConfirmed: false, UserSub: 'sub', CodeDeliveryDetails: delivery },
    gives: { userSub: 'sub', userConfirmed: false, codeDelivery },
  },
  {
    operation: 'ConfirmSignUp',
    call: (client) => actions.confirmSignUp(client, { ...confidential, username: 'jane', confirmationCode: '123456' }),
    sends: { ClientId, SecretHash: SECRET_HASH, Username: 'jane', ConfirmationCode: '123456' },
  },
  {
    operation: 'ResendConfirmationCode',
    call: (client) => actions.resendConfirmationCode(client, { ...confidential, username: 'jane' }),
    sends: { ClientId, SecretHash: SECRET_HASH, Username: 'jane' },
    answer: { CodeDeliveryDetails: delivery },
    gives: codeDelivery,
  },
  {
    operation: 'AdminGetUser',
    signed: true,
    call: (client) => actions.adminGetUser(client, { userPoolId, username: 'jane' }),
    sends: { UserPoolId: userPoolId, Username: 'jane' },
    answer: {
      ...dates,
      Username: 'jane',
      UserStatus: 'CONFIRMED',
      Enabled: true,
      UserAttributes: [
        { Name: 'sub', Value: 'sub' },
        { Name: 'email_verified', Value: 'true' },
      ],
      UserMFASettingList: ['SOFTWARE_TOKEN_MFA'],
      PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
    },
    gives: {
      ...gaveDates,
      username: 'jane',
      status: 'CONFIRMED',
      enabled: true,
      attributes: { sub: 'sub', email_verified: 'true' },
      mfaFactors: ['SOFTWARE_TOKEN_MFA'],
      preferredMfa: 'SOFTWARE_TOKEN_MFA',
    },
  },
  {
    operation: 'ListUsers',
    signed: true,
    call: (client) =>
      all(
        actions.listUsers(client, {
          userPoolId,
          filter: 'username ^= "ja"',
          attributesToGet: ['email'],
          pageSize: 10,
        }),
      ),
    sends: { UserPoolId: userPoolId, Filter: 'username ^= "ja"', AttributesToGet: ['email'], Limit: 10 },
    answer: { Users: [{ ...dates, Username: 'jane', UserStatus: 'UNCONFIRMED', Enabled: true }] },
    gives: [{ ...gaveDates, username: 'jane', status: 'UNCONFIRMED', enabled: true, attributes: {} }],
  },
  {
    operation: 'AssociateSoftwareToken',
    with: 'a session',
    call: (client) => actions.associateSoftwareToken(client, { session }),
    sends: { Session: session },
    answer: { SecretCode: 'GEZDGNBVGY3TQOJQ', Session: 'next session' },
    gives: { secretCode: 'GEZDGNBVGY3TQOJQ', session: 'next session' },
  },
  {
    operation: 'AssociateSoftwareToken',
    with: 'an access token',
    call: (client) => actions.associateSoftwareToken(client, { accessToken }),
    sends: { AccessToken: accessToken },
    answer: { SecretCode: 'GEZDGNBVGY3TQOJQ' },
    gives: { secretCode: 'GEZDGNBVGY3TQOJQ' },
  },
  {
    operation: 'VerifySoftwareToken',
    with: 'a session',
    call: (client) =>
      actions.verifySoftwareToken(client, { session, code: '123456', friendlyDeviceName: "Jane's phone" }),
    sends: { Session: session, UserCode: '123456', FriendlyDeviceName: "Jane's phone" },
    answer: { Status: 'SUCCESS', Session: 'next session' },
    gives: { status: 'SUCCESS', session: 'next session' },
  },
  {
    operation: 'VerifySoftwareToken',
    with: 'an access token',
    call: (client) => actions.verifySoftwareToken(client, { accessToken, code: '123456' }),
    sends: { AccessToken: accessToken, UserCode: '123456' },
    answer: { Status: 'SUCCESS' },
    gives: { status: 'SUCCESS' },
  },
  {
    operation: 'SetUserMFAPreference',
    call: (client) =>
      actions.setUserMfaPreference(client, {
        accessToken,
        softwareToken: { enabled: true, preferred: true },
        email: { enabled: false },
      }),
    sends: {
      AccessToken: accessToken,
      SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
      EmailMfaSettings: { Enabled: false },
    },
  },
  {
    operation: 'ConfirmDevice',
    call: (client) =>
      actions.confirmDevice(client, {
        accessToken,
        deviceKey,
        deviceName: 'laptop',
        verifier: { passwordVerifier: 'W1odfw==', salt: 'WvUarg==' },
      }),
    sends: {
      AccessToken: accessToken,
      DeviceKey: deviceKey,
      DeviceName: 'laptop',
      DeviceSecretVerifierConfig: { PasswordVerifier: 'W1odfw==', Salt: 'WvUarg==' },
    },
    answer: { UserConfirmationNecessary: true },
    gives: { userConfirmationNecessary: true },
  },
  {
    operation: 'UpdateDeviceStatus',
    call: (client) => actions.updateDeviceStatus(client, { accessToken, deviceKey, status: 'remembered' }),
    sends: { AccessToken: accessToken, DeviceKey: deviceKey, DeviceRememberedStatus: 'remembered' },
  },
  {
    operation: 'ListDevices',
    call: (client) => all(actions.listDevices(client, { accessToken, pageSize: 5 })),
    sends: { AccessToken: accessToken, Limit: 5 },
    answer: {
      Devices: [
        {
          DeviceKey: deviceKey,
          DeviceAttributes: [{ Name: 'device_name', Value: 'laptop' }],
          DeviceCreateDate: 1767582245,
          DeviceLastAuthenticatedDate: 1767582246,
        },
      ],
    },
    gives: [
      {
        deviceKey,
        attributes: { device_name: 'laptop' },
        createdAt: new Date(1767582245000),
        lastAuthenticatedAt: new Date(1767582246000),
      },
    ],
  },
  {
    operation: 'ForgetDevice',
    call: (client) => actions.forgetDevice(client, { accessToken, deviceKey }),
    sends: { AccessToken: accessToken, DeviceKey: deviceKey },
  },
  {
    operation: 'GetUser',
    call: (client) => actions.getUser(client, { accessToken }),
    sends: { AccessToken: accessToken },
    answer: { Username: 'jane', UserAttributes: [{ Name: 'sub', Value: 'sub' }] },
    gives: { username: 'jane', attributes: { sub: 'sub' }, mfaFactors: [], preferredMfa: undefined },
  },
  {
    operation: 'DeleteUser',
    call: (client) => actions.deleteUser(client, { accessToken }),
    sends: { AccessToken: accessToken },
  },
  {
    operation: 'GlobalSignOut',
    call: (client) => actions.globalSignOut(client, { accessToken }),
    sends: { AccessToken: accessToken },
  },
  {
    operation: 'RevokeToken',
    call: (client) => actions.revokeToken(client, { ...confidential, refreshToken: 'refresh' }),
    sends: { ClientId, ClientSecret: confidential.clientSecret, Token: 'refresh' },
  },
  {
    operation: 'AdminDeleteUser',
    signed: true,
    call: (client) => actions.adminDeleteUser(client, { userPoolId, username: 'jane' }),
    sends: { UserPoolId: userPoolId, Username: 'jane' },
  },
  {
    operation: 'CreateUserPool',
    signed: true,
    call: (client) => actions.createUserPool(client, { name: 'demo' }),
    sends: { PoolName: 'demo', AutoVerifiedAttributes: ['email'], DeletionProtection: 'INACTIVE' },
    answer: { UserPool: { Id: userPoolId, Arn: 'arn:aws:cognito-idp:…', Name: 'demo' } },
    gives: { userPoolId, arn: 'arn:aws:cognito-idp:…', name: 'demo' },
  },
  {
    operation: 'CreateUserPool',
    with: 'everything',
    signed: true,
    call: (client) =>
      actions.createUserPool(client, {
        name: 'demo',
        autoVerifiedAttributes: ['phone_number'],
        passwordPolicy: {
          minimumLength: 12,
          requireUppercase: true,
          requireLowercase: true,
          requireNumbers: false,
          requireSymbols: false,
        },
        deviceConfiguration: { challengeRequiredOnNewDevice: true, deviceOnlyRememberedOnUserPrompt: false },
        tags: { made: 'by a test' },
      }),
    sends: {
      PoolName: 'demo',
      AutoVerifiedAttributes: ['phone_number'],
      Policies: {
        PasswordPolicy: {
          MinimumLength: 12,
          RequireUppercase: true,
          RequireLowercase: true,
          RequireNumbers: false,
          RequireSymbols: false,
        },
      },
      DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false },
      DeletionProtection: 'INACTIVE',
      UserPoolTags: { made: 'by a test' },
    },
    answer: { UserPool: { Id: userPoolId, Arn: 'arn:aws:cognito-idp:…', Name: 'demo' } },
  },
  {
    operation: 'DeleteUserPool',
    signed: true,
    call: (client) => actions.deleteUserPool(client, { userPoolId }),
    sends: { UserPoolId: userPoolId },
  },
  {
    operation: 'DescribeUserPool',
    signed: true,
    call: (client) => actions.describeUserPool(client, { userPoolId }),
    sends: { UserPoolId: userPoolId },
    answer: {
      UserPool: {
        Id: userPoolId,
        Arn: 'arn:aws:cognito-idp:…',
        Name: 'demo',
        Policies: { PasswordPolicy: { MinimumLength: 8, RequireNumbers: true } },
        MfaConfiguration: 'ON',
        DeviceConfiguration: {},
      },
    },
    gives: {
      userPoolId,
      arn: 'arn:aws:cognito-idp:…',
      name: 'demo',
      passwordPolicy: {
        minimumLength: 8,
        requireUppercase: false,
        requireLowercase: false,
        requireNumbers: true,
        requireSymbols: false,
      },
      mfaConfiguration: 'ON',
      tracksDevices: true,
      tags: {},
    },
  },
  {
    operation: 'ListUserPools',
    signed: true,
    call: (client) => all(actions.listUserPools(client)),
    sends: { MaxResults: 60 },
    answer: { UserPools: [{ Id: userPoolId, Name: 'demo' }] },
    gives: [{ id: userPoolId, name: 'demo' }],
  },
  {
    operation: 'SetUserPoolMfaConfig',
    with: 'MFA on',
    signed: true,
    call: (client) => actions.setUserPoolMfaConfig(client, { userPoolId, mfaConfiguration: 'ON' }),
    sends: { UserPoolId: userPoolId, MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } },
    answer: { MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } },
    gives: { mfaConfiguration: 'ON', softwareToken: true, sms: false, email: false },
  },
  {
    operation: 'SetUserPoolMfaConfig',
    with: 'MFA off, which must name no factor',
    signed: true,
    call: (client) => actions.setUserPoolMfaConfig(client, { userPoolId, mfaConfiguration: 'OFF' }),
    sends: { UserPoolId: userPoolId, MfaConfiguration: 'OFF' },
    gives: { mfaConfiguration: 'OFF', softwareToken: false, sms: false, email: false },
  },
  {
    operation: 'GetUserPoolMfaConfig',
    signed: true,
    call: (client) => actions.getUserPoolMfaConfig(client, { userPoolId }),
    sends: { UserPoolId: userPoolId },
    answer: { MfaConfiguration: 'OPTIONAL', EmailMfaConfiguration: { Message: 'Your code is {####}' } },
    gives: { mfaConfiguration: 'OPTIONAL', softwareToken: false, sms: false, email: true },
  },
  {
    operation: 'CreateUserPoolClient',
    signed: true,
    call: (client) =>
      actions.createUserPoolClient(client, { userPoolId, name: 'web', explicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] }),
    sends: {
      UserPoolId: userPoolId,
      ClientName: 'web',
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
      GenerateSecret: false,
      PreventUserExistenceErrors: 'ENABLED',
    },
    answer: { UserPoolClient: { ClientId } },
    gives: { clientId: ClientId },
  },
  {
    operation: 'CreateUserPoolClient',
    with: 'a secret',
    signed: true,
    call: (client) =>
      actions.createUserPoolClient(client, {
        userPoolId,
        name: 'server',
        explicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'],
        generateSecret: true,
        preventUserExistenceErrors: 'LEGACY',
      }),
    sends: {
      UserPoolId: userPoolId,
      ClientName: 'server',
      ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'],
      GenerateSecret: true,
      PreventUserExistenceErrors: 'LEGACY',
    },
    answer: { UserPoolClient: { ClientId, ClientSecret: 'secret' } },
    gives: { clientId: ClientId, clientSecret: 'secret' },
  },
  {
    operation: 'DeleteUserPoolClient',
    signed: true,
    call: (client) => actions.deleteUserPoolClient(client, { userPoolId, clientId: ClientId }),
    sends: { UserPoolId: userPoolId, ClientId },
  },
  {
    operation: 'DescribeUserPoolClient',
    signed: true,
    call: (client) => actions.describeUserPoolClient(client, { userPoolId, clientId: ClientId }),
    sends: { UserPoolId: userPoolId, ClientId },
    answer: { UserPoolClient: { ClientId, ClientName: 'web' } },
    gives: { clientId: ClientId, name: 'web', clientSecret: undefined, explicitAuthFlows: [] },
  },
  {
    operation: 'ListUserPoolClients',
    signed: true,
    call: (client) => all(actions.listUserPoolClients(client, { userPoolId, pageSize: 2 })),
    sends: { UserPoolId: userPoolId, MaxResults: 2 },
    answer: { UserPoolClients: [{ ClientId, ClientName: 'web', UserPoolId: userPoolId }] },
    gives: [{ clientId: ClientId, name: 'web' }],
  },
  ...signInCases(),
];

/** The four operations of a sign-in: every flow and every answer to a challenge. What they give: auth-outcome.test.ts. */
function signInCases(): Case[] {
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

describe('each action sends exactly its request and gives a narrowed result', () => {
  test.each(cases.map((each) => ({ title: `${each.operation}${each.with ? ` with ${each.with}` : ''}`, ...each })))(
    '$title',
    async ({ operation, call, sends, answer = {}, gives, signed = false }) => {
      await using wire = await openWire(() => answer);
      const given = await call(wire.client);
      expect(wire.requests).toEqual([
        { target: `AWSCognitoIdentityProviderService.${operation}`, body: sends, signed },
      ]);
      if (gives !== undefined) expect(given).toEqual(gives);
    },
  );
});

test('every operation has a case', () => {
  const isAction = ([name, value]: [string, unknown]) => typeof value === 'function' && /^[a-z]/.test(name);
  const names = Object.entries(actions)
    .filter(isAction)
    .map(([name]) => name.toLowerCase());
  const covered = cases.map(({ operation }) => operation.toLowerCase());
  expect(new Set([...covered, 'secrethash'])).toEqual(new Set(names));
});

test('errors of the SDK pass through as they are', async () => {
  await using wire = await openWire(() => ({ __type: 'UsernameExistsException', message: 'User already exists' }));
  const rejected = actions.signUp(wire.client, { ...app, username: 'jane', password: 'pw' });
  await expect(rejected).rejects.toMatchObject({ name: 'UsernameExistsException', message: 'User already exists' });
});

test('a guaranteed member that is missing is an error that names it', async () => {
  await using wire = await openWire(() => ({ UserConfirmed: false }));
  const rejected = actions.signUp(wire.client, { ...app, username: 'jane', password: 'pw' });
  await expect(rejected).rejects.toThrow(new actions.MissingMemberError('SignUp', 'UserSub'));
  await expect(rejected).rejects.toThrow('The answer to SignUp has no UserSub.');
});

test('a refresh with a secret needs the username that the hash covers', async () => {
  await using wire = await openWire(() => ({}));
  const refresh = { ...confidential, authFlow: 'REFRESH_TOKEN_AUTH', refreshToken: 'refresh' } as const;
  await expect(actions.initiateAuth(wire.client, refresh)).rejects.toThrow('needs the username');
  expect(wire.requests).toEqual([]);
});

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
