import { describe, expect, test } from 'vitest';
import { createSrpKeyPair } from '../../../src/auth/index.js';
import {
  answering,
  openWithFunctions,
  passOn,
  refusing,
  type FunctionsOptions,
  type TestFunction,
  type WithFunctions,
} from '../functions.js';
import { claimsOf, failureOf, password, tokensOf } from '../playground.js';
import { signIn, startSrp } from '../srp-sign-in.js';

const sdk = expect.stringMatching(/^aws-sdk-js-3\.\d+\.\d+$/) as string;
const unknown = 'UserNotFoundException: User does not exist.';
const wrongPassword = 'NotAuthorizedException: Incorrect username or password.';

const jane = { userAttributes: { email: 'jane@example.com', email_verified: 'true' }, finalUserStatus: 'CONFIRMED' };

const open = (handler: TestFunction, options: FunctionsOptions = {}): Promise<WithFunctions> =>
  openWithFunctions({ UserMigration: handler }, options);

const start = (
  { api, clientId: ClientId }: WithFunctions,
  USERNAME = 'jane',
  PASSWORD = password,
  ClientMetadata?: Record<string, string>,
) =>
  api.initiateAuth({
    ClientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME, PASSWORD },
    ...(ClientMetadata && { ClientMetadata }),
  });

const find = ({ api, userPoolId: UserPoolId }: WithFunctions, Username = 'jane') =>
  api.adminGetUser({ UserPoolId, Username });

describe('a user whom the old directory knows', () => {
  test('is asked for by name and password', async () => {
    await using playground = await open(answering(jane));
    tokensOf(await start(playground, 'jane', password, { step: 'start' }));
    const { userPoolId, clientId } = playground;
    expect(playground.events).toEqual([
      {
        version: '1',
        region: 'us-east-1',
        userPoolId,
        userName: 'jane',
        callerContext: { awsSdkVersion: sdk, clientId },
        triggerSource: 'UserMigration_Authentication',
        request: { password, validationData: { step: 'start' } },
        response: {
          userAttributes: null,
          forceAliasCreation: null,
          enableSMSMFA: null,
          finalUserStatus: null,
          messageAction: null,
          desiredDeliveryMediums: null,
        },
      },
    ]);
  });

  test('is here from then on', async () => {
    await using playground = await open(answering(jane));
    const { IdToken } = tokensOf(await start(playground));
    expect(claimsOf(IdToken)).toMatchObject({ 'cognito:username': 'jane', email_verified: true });
    const { UserStatus, UserAttributes } = await find(playground);
    expect(UserStatus).toBe('CONFIRMED');
    expect(UserAttributes).toEqual([
      { Name: 'sub', Value: claimsOf(IdToken)['sub'] },
      { Name: 'email', Value: 'jane@example.com' },
      { Name: 'email_verified', Value: 'true' },
    ]);
    tokensOf(await start(playground));
    tokensOf(await signIn(playground, 'jane'));
    expect(await failureOf(start(playground, 'jane', 'wrong'))).toBe(wrongPassword);
    expect(playground.events).toHaveLength(1);
  });

  test('is shown to PreSignUp, which may refuse the user', async () => {
    await using playground = await openWithFunctions({ UserMigration: answering(jane), PreSignUp: passOn });
    tokensOf(await start(playground, 'jane', password, { step: 'start' }));
    expect(playground.eventsOf('PreSignUp')).toMatchObject([
      {
        triggerSource: 'PreSignUp_AdminCreateUser',
        userName: 'jane',
        callerContext: { clientId: playground.clientId },
        request: { userAttributes: jane.userAttributes, validationData: { step: 'start' } },
      },
    ]);
    await using guarded = await openWithFunctions({ UserMigration: answering(jane), PreSignUp: refusing('Not you') });
    expect(await failureOf(start(guarded))).toBe('UserLambdaValidationException: PreSignUp failed with error Not you.');
    expect(await failureOf(find(guarded))).toBe(unknown);
  });

  test('is not asked for by the sub of a user who is here, which signs nobody in', async () => {
    await using playground = await open(answering(jane));
    const sub = await playground.addUser('joe');
    expect(await failureOf(start(playground, sub))).toBe(unknown);
    expect(playground.events).toEqual([]);
  });

  test('comes in by the admin API, too', async () => {
    await using playground = await open(answering(jane));
    const answer = await playground.api.adminInitiateAuth({
      UserPoolId: playground.userPoolId,
      ClientId: playground.clientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'jane', PASSWORD: password },
    });
    tokensOf(answer);
  });

  test('keeps a password that the policy would not have', async () => {
    await using playground = await open(answering(jane));
    tokensOf(await start(playground, 'jane', 'weak'));
    tokensOf(await start(playground, 'jane', 'weak'));
  });

  test.each([[{ finalUserStatus: 'RESET_REQUIRED' }], [{ finalUserStatus: null }], [{}]])(
    'must reset the password: %j',
    async (status) => {
      await using playground = await open(answering({ userAttributes: jane.userAttributes, ...status }));
      const reset = 'PasswordResetRequiredException: Password reset required for the user';
      expect(await failureOf(start(playground))).toBe(reset);
      expect((await find(playground)).UserStatus).toBe('RESET_REQUIRED');
      expect(await failureOf(start(playground))).toBe(reset);
      expect(playground.events).toHaveLength(1);
    },
  );

  test('is known to the functions that come after', async () => {
    await using playground = await openWithFunctions({ UserMigration: answering(jane), PreAuthentication: passOn });
    tokensOf(await start(playground));
    expect(playground.events).toMatchObject([
      { triggerSource: 'UserMigration_Authentication' },
      {
        triggerSource: 'PreAuthentication_Authentication',
        userName: 'jane',
        request: { userAttributes: { 'cognito:user_status': 'CONFIRMED', email: 'jane@example.com' } },
      },
    ]);
  });

  test('has a UUID where users sign in by address', async () => {
    await using playground = await open(answering({ ...jane, userAttributes: { email_verified: 'true' } }), {
      pool: { UsernameAttributes: ['email'] },
    });
    const { IdToken } = tokensOf(await start(playground, 'jane@example.com'));
    const { sub, email, 'cognito:username': username } = claimsOf(IdToken);
    expect([username, email]).toEqual([sub, 'jane@example.com']);
    tokensOf(await start(playground, 'jane@example.com'));
    expect(playground.events).toHaveLength(1);
  });

  test('is called by the name that the function gives, where the typed one is an alias', async () => {
    const userAttributes = { ...jane.userAttributes, username: 'jane' };
    await using playground = await open(answering({ ...jane, userAttributes }), {
      pool: { AliasAttributes: ['email'] },
    });
    tokensOf(await start(playground, 'jane@example.com'));
    expect((await find(playground)).Username).toBe('jane');
    tokensOf(await start(playground, 'jane@example.com'));
    expect(playground.events).toHaveLength(1);
  });

  test('takes an alias from its holder only when told', async () => {
    const userAttributes = { ...jane.userAttributes, username: 'jane' };
    await using playground = await open(answering({ ...jane, userAttributes }), {
      pool: { AliasAttributes: ['email'] },
    });
    await playground.addUser('joe', 'jane@example.com');
    expect(await failureOf(start(playground, 'jane'))).toBe(
      'AliasExistsException: An account with the given email already exists.',
    );
    expect(await failureOf(find(playground))).toBe(unknown);
    playground.replace('UserMigration', answering({ ...jane, userAttributes, forceAliasCreation: true }));
    tokensOf(await start(playground, 'jane'));
    expect((await find(playground, 'jane@example.com')).Username).toBe('jane');
    expect((await find(playground, 'joe')).UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'false' });
  });

  test('has no attribute, nor another name, where the function gives null', async () => {
    await using playground = await open(
      answering({ ...jane, userAttributes: { ...jane.userAttributes, name: null, username: null } }),
    );
    tokensOf(await start(playground));
    const { Username, UserAttributes } = await find(playground);
    expect(Username).toBe('jane');
    expect(new Set(UserAttributes!.map(({ Name }) => Name))).toEqual(new Set(['sub', 'email', 'email_verified']));
  });

  test('may be asked for a code by SMS from then on', async () => {
    const userAttributes = { phone_number: '+15550100' };
    await using playground = await open(answering({ ...jane, userAttributes, enableSMSMFA: true }), {
      pool: { MfaConfiguration: 'OPTIONAL', SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' } },
    });
    expect((await start(playground)).ChallengeName).toBe('SMS_MFA');
    expect((await find(playground)).UserMFASettingList).toEqual(['SMS_MFA']);
  });

  test('can not be asked for one without a phone number', async () => {
    await using playground = await open(answering({ ...jane, enableSMSMFA: true }));
    expect(await failureOf(start(playground))).toBe('InvalidLambdaResponseException: Unrecognizable lambda output');
    expect(await failureOf(find(playground))).toBe(unknown);
  });

  test('is taken in once, however many sign-ins there are at once', async () => {
    await using playground = await open(answering(jane));
    const answers = await Promise.all([1, 2, 3].map(() => start(playground)));
    const subs = new Set(answers.map((answer) => claimsOf(tokensOf(answer).IdToken)['sub']));
    expect(subs.size).toBe(1);
  });
});

describe('a user whom nobody knows', () => {
  test.each<[string, object]>([
    ['no response', {}],
    ['null for attributes', { userAttributes: null }],
    ['attributes that are all null', { userAttributes: { email: null } }],
    ['no attributes', { userAttributes: {} }],
    ['a status alone', { finalUserStatus: 'CONFIRMED' }],
  ])('%s', async (_, response) => {
    await using playground = await open(answering(response));
    expect(await failureOf(start(playground))).toBe(unknown);
    expect(await failureOf(find(playground))).toBe(unknown);
  });

  test('where that is a secret', async () => {
    await using playground = await open(passOn, { client: { PreventUserExistenceErrors: 'ENABLED' } });
    expect(await failureOf(start(playground))).toBe(wrongPassword);
    expect(playground.events).toHaveLength(1);
  });
});

describe('answers that make no user', () => {
  test.each<[string, object, string]>([
    ['a sub', { sub: 'abc' }, 'NotAuthorizedException: A client attempted to write unauthorized attribute'],
    [
      'an attribute that the pool has not',
      { 'custom:x': '1' },
      'InvalidParameterException: Attributes did not conform to the schema: Type for attribute {custom:x} could not be determined\n',
    ],
    ['a bad address', { email: 'nowhere' }, 'InvalidParameterException: Invalid email address format.'],
    ['a value that is no string', { email: 42 }, 'InvalidLambdaResponseException: Unrecognizable lambda output'],
  ])('%s', async (_, userAttributes, failure) => {
    await using playground = await open(answering({ ...jane, userAttributes }));
    expect(await failureOf(start(playground))).toBe(failure);
    expect(await failureOf(find(playground))).toBe(unknown);
  });

  test('a failure', async () => {
    await using playground = await open(refusing('Bad password'));
    expect(await failureOf(start(playground))).toBe(
      'UserLambdaValidationException: UserMigration failed with error Bad password.',
    );
  });

  test('a failure shows also where users are a secret', async () => {
    await using playground = await open(refusing('Bad password'), {
      client: { PreventUserExistenceErrors: 'ENABLED' },
    });
    expect(await failureOf(start(playground))).toMatch(/^UserLambdaValidationException: UserMigration/);
  });
});

describe('the function is not asked', () => {
  test('about users who are here', async () => {
    await using playground = await open(answering(jane));
    await playground.addUser('jane');
    expect(await failureOf(start(playground, 'jane', 'wrong'))).toBe(wrongPassword);
    expect(playground.events).toEqual([]);
  });

  test.each(['jane doe', 'x'.repeat(129)])('about a name that no user can have: %s', async (name) => {
    await using playground = await open(answering(jane));
    expect(await failureOf(start(playground, name))).toBe(unknown);
    expect(playground.events).toEqual([]);
  });

  test('where the password does not travel', async () => {
    await using playground = await open(answering(jane));
    expect(await failureOf(startSrp(playground, 'jane', createSrpKeyPair()))).toBe(unknown);
    expect(playground.events).toEqual([]);
  });
});
