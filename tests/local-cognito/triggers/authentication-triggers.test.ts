import { describe, expect, test } from 'vitest';
import { createSrpKeyPair } from '../../../src/auth/index.js';
import { answerMfa, setUpMfa } from '../authenticator.js';
import { openWithFunctions, passOn, refusing, type FunctionsOptions, type WithFunctions } from '../functions.js';
import { deviceTracking, failureOf, password, tokensOf } from '../playground.js';
import { answerSrp, confirmDevice, proveDevice, startSrp } from '../srp-sign-in.js';

const sdk = expect.stringMatching(/^aws-sdk-js-3\.\d+\.\d+$/) as string;
const hidden = { PreventUserExistenceErrors: 'ENABLED' as const };
const wrongPassword = 'NotAuthorizedException: Incorrect username or password.';

async function openWithJane(options: FunctionsOptions = {}): Promise<WithFunctions & { sub: string }> {
  const playground = await openWithFunctions({ PreAuthentication: passOn, PostAuthentication: passOn }, options);
  return { ...playground, sub: await playground.addUser('jane') };
}

function common({ userPoolId, clientId }: WithFunctions, userName = 'jane') {
  return {
    version: '1',
    region: 'us-east-1',
    userPoolId,
    userName,
    callerContext: { awsSdkVersion: sdk, clientId },
    response: {},
  };
}

const attributes = (sub: string) => ({
  sub,
  'cognito:user_status': 'CONFIRMED',
  email: 'jane@example.com',
  email_verified: 'true',
});

const start = (
  { api, clientId: ClientId }: WithFunctions,
  parameters: Record<string, string> = {},
  ClientMetadata?: Record<string, string>,
) =>
  api.initiateAuth({
    ClientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'jane', PASSWORD: password, ...parameters },
    ...(ClientMetadata && { ClientMetadata }),
  });

const pre = 'PreAuthentication_Authentication';
const post = 'PostAuthentication_Authentication';

describe('a sign-in by password', () => {
  test('calls PreAuthentication, then PostAuthentication', async () => {
    await using playground = await openWithJane();
    await start(playground);
    const userAttributes = attributes(playground.sub);
    expect(playground.events).toEqual([
      { ...common(playground), triggerSource: pre, request: { userAttributes, validationData: null } },
      { ...common(playground), triggerSource: post, request: { userAttributes, newDeviceUsed: false } },
    ]);
  });

  test('gives its ClientMetadata to PreAuthentication alone, as validationData', async () => {
    await using playground = await openWithJane();
    await start(playground, {}, { step: 'start' });
    expect(playground.events.map(({ request }) => [request['validationData'], request['clientMetadata']])).toEqual([
      [{ step: 'start' }, undefined],
      [undefined, undefined],
    ]);
  });

  test('on the admin API calls the same', async () => {
    await using playground = await openWithJane();
    await playground.api.adminInitiateAuth({
      UserPoolId: playground.userPoolId,
      ClientId: playground.clientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'jane', PASSWORD: password },
      ClientMetadata: { step: 'start' },
    });
    expect(playground.sources()).toEqual([pre, post]);
    expect(playground.events[0]!.request['validationData']).toEqual({ step: 'start' });
    expect(playground.events[0]!.callerContext.clientId).toBe(playground.clientId);
  });
});

describe('a sign-in by SRP', () => {
  test('calls PreAuthentication at its start, PostAuthentication at its end', async () => {
    await using playground = await openWithJane();
    const keys = createSrpKeyPair();
    const question = await startSrp(playground, 'jane', keys);
    expect(playground.sources()).toEqual([pre]);
    await answerSrp(playground, question, keys);
    expect(playground.sources()).toEqual([pre, post]);
  });

  test('gives the ClientMetadata of the answer to PostAuthentication', async () => {
    await using playground = await openWithJane({ mfa: 'ON' });
    const { authenticator } = await setUpMfa(playground, 'jane');
    playground.events.splice(0);
    const question = await start(playground, {}, { step: 'start' });
    await playground.api.respondToAuthChallenge({
      ClientId: playground.clientId,
      ChallengeName: 'SOFTWARE_TOKEN_MFA',
      Session: question.Session,
      ChallengeResponses: { USERNAME: 'jane', SOFTWARE_TOKEN_MFA_CODE: authenticator.freshCode() },
      ClientMetadata: { step: 'answer' },
    });
    expect(playground.events).toMatchObject([
      { triggerSource: pre, request: { validationData: { step: 'start' } } },
      { triggerSource: post, request: { clientMetadata: { step: 'answer' } } },
    ]);
  });
});

describe('PreAuthentication', () => {
  test.each([
    ['right', password],
    ['wrong', 'wrong'],
  ])('refuses before the password is looked at: a %s one', async (_, PASSWORD) => {
    await using playground = await openWithJane();
    playground.replace('PreAuthentication', refusing('Closed.'));
    expect(await failureOf(start(playground, { PASSWORD }))).toBe(
      'UserLambdaValidationException: PreAuthentication failed with error Closed..',
    );
    expect(await failureOf(startSrp(playground, 'jane', createSrpKeyPair()))).toMatch(/PreAuthentication failed/);
    expect(playground.eventsOf('PostAuthentication')).toEqual([]);
  });

  test('what it refuses does not count towards the lockout', async () => {
    await using playground = await openWithJane();
    playground.replace('PreAuthentication', refusing('Closed'));
    for (let count = 0; count < 8; count++) await failureOf(start(playground, { PASSWORD: 'wrong' }));
    playground.replace('PreAuthentication', passOn);
    tokensOf(await start(playground));
  });

  test('hears of users who are locked out, too', async () => {
    await using playground = await openWithJane();
    for (let count = 0; count < 5; count++) await failureOf(start(playground, { PASSWORD: 'wrong' }));
    expect(await failureOf(start(playground))).toBe('NotAuthorizedException: Password attempts exceeded');
    expect(playground.sources()).toEqual(Array.from({ length: 6 }, () => pre));
  });

  test('hears of users who may not sign in', async () => {
    await using playground = await openWithFunctions({ PreAuthentication: passOn, PostAuthentication: passOn });
    await playground.signUp('jane');
    expect(await failureOf(start(playground))).toBe('UserNotConfirmedException: User is not confirmed.');
    expect(playground.events).toMatchObject([
      { triggerSource: pre, request: { userAttributes: { 'cognito:user_status': 'UNCONFIRMED' } } },
    ]);
  });

  test('does not hear of calls that are not complete', async () => {
    await using playground = await openWithJane();
    for (const parameters of [{ USERNAME: '' }, { PASSWORD: '' }, { SECRET_HASH: 'none expected' }]) {
      expect(await failureOf(start(playground, parameters))).toMatch(/Exception: /);
    }
    expect(await failureOf(startSrp(playground, 'jane', { ...createSrpKeyPair(), srpA: '' }))).toMatch(/SRP_A/);
    expect(playground.events).toEqual([]);
  });

  test('is given the stored name, whatever the user signs in with', async () => {
    await using playground = await openWithFunctions(
      { PreAuthentication: passOn },
      { pool: { AliasAttributes: ['email'] } },
    );
    const sub = await playground.addUser('jane');
    await start(playground, { USERNAME: 'jane@example.com' });
    await start(playground, { USERNAME: 'jane' });
    expect(playground.events.map(({ userName }) => userName)).toEqual(['jane', 'jane']);
    expect(playground.events[0]!.request['userAttributes']).toEqual({
      ...attributes(sub),
      'cognito:email_alias': 'jane@example.com',
    });
  });

  test('is given the UUID where users sign in by address', async () => {
    await using playground = await openWithFunctions(
      { PreAuthentication: passOn },
      { pool: { UsernameAttributes: ['email'] } },
    );
    const sub = await playground.addUser('jane@example.com', 'jane@example.com');
    await start(playground, { USERNAME: 'jane@example.com' });
    expect(playground.events).toEqual([
      {
        ...common(playground, sub),
        triggerSource: pre,
        request: { userAttributes: attributes(sub), validationData: null },
      },
    ]);
  });

  test('does not hear of unknown users who are no secret', async () => {
    await using playground = await openWithJane();
    expect(await failureOf(start(playground, { USERNAME: 'ghost' }))).toMatch(/^UserNotFoundException/);
    expect(await failureOf(startSrp(playground, 'ghost', createSrpKeyPair()))).toMatch(/^UserNotFoundException/);
    expect(playground.events).toEqual([]);
  });

  test('hears of unknown users where they are one, and of all others that they are none', async () => {
    await using playground = await openWithJane({ client: hidden });
    expect(await failureOf(start(playground, { USERNAME: 'ghost' }, { step: 'start' }))).toBe(wrongPassword);
    await startSrp(playground, 'ghost', createSrpKeyPair());
    await startSrp(playground, 'jane', createSrpKeyPair());
    const unknown = { ...common(playground, 'ghost'), triggerSource: pre };
    expect(playground.events).toEqual([
      { ...unknown, request: { userAttributes: {}, validationData: { step: 'start' }, userNotFound: true } },
      { ...unknown, request: { userAttributes: {}, validationData: null, userNotFound: true } },
      {
        ...common(playground),
        triggerSource: pre,
        request: { userAttributes: attributes(playground.sub), validationData: null, userNotFound: false },
      },
    ]);
  });

  test('refuses unknown users in the same words', async () => {
    await using playground = await openWithJane({ client: hidden });
    playground.replace('PreAuthentication', refusing('Closed'));
    const [known, unknown] = await Promise.all([
      failureOf(start(playground)),
      failureOf(start(playground, { USERNAME: 'ghost' })),
    ]);
    expect(unknown).toBe(known);
  });

  test('is called for no answer and no refresh', async () => {
    await using playground = await openWithJane({ mfa: 'ON' });
    const { authenticator } = await setUpMfa(playground, 'jane');
    const question = await start(playground);
    playground.events.splice(0);
    const { RefreshToken } = tokensOf(await answerMfa(playground, question, authenticator.freshCode()));
    await playground.api.initiateAuth({
      ClientId: playground.clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: RefreshToken },
    });
    expect(playground.sources()).toEqual([post]);
  });
});

describe('PostAuthentication', () => {
  test('does not hear of what fails', async () => {
    await using playground = await openWithJane({ mfa: 'ON' });
    const { authenticator } = await setUpMfa(playground, 'jane');
    playground.events.splice(0);
    await failureOf(start(playground, { PASSWORD: 'wrong' }));
    const keys = createSrpKeyPair();
    const asked = await startSrp(playground, 'jane', keys);
    await failureOf(answerSrp(playground, asked, keys, { secret: 'wrong' }));
    const question = await start(playground);
    await failureOf(answerMfa(playground, question, authenticator.wrongCode()));
    expect(playground.eventsOf('PostAuthentication')).toEqual([]);
  });

  test('does not hear of a TOTP code that was used before', async () => {
    await using playground = await openWithJane({ mfa: 'ON' });
    const { authenticator } = await setUpMfa(playground, 'jane');
    const questions = [await start(playground), await start(playground)];
    const code = authenticator.freshCode();
    playground.events.splice(0);
    const outcomes = await Promise.all(questions.map((question) => failureOf(answerMfa(playground, question, code))));
    expect(outcomes.filter((outcome) => outcome.startsWith('ExpiredCodeException'))).toHaveLength(1);
    expect(playground.sources()).toEqual([post]);
  });

  test('withholds the tokens when it throws, and the challenge is used up', async () => {
    await using playground = await openWithJane({ mfa: 'ON' });
    const { authenticator } = await setUpMfa(playground, 'jane');
    playground.replace('PostAuthentication', refusing('Closed'));
    const question = await start(playground);
    expect(await failureOf(answerMfa(playground, question, authenticator.freshCode()))).toBe(
      'UserLambdaValidationException: PostAuthentication failed with error Closed.',
    );
    playground.replace('PostAuthentication', passOn);
    expect(await failureOf(answerMfa(playground, question, authenticator.freshCode()))).toBe(
      'NotAuthorizedException: Invalid session for the user, session can only be used once.',
    );
  });

  test('hears whether a device is new', async () => {
    await using playground = await openWithJane({ mfa: 'ON', pool: { DeviceConfiguration: deviceTracking } });
    const { tokens } = await setUpMfa(playground, 'jane');
    const device = await confirmDevice(playground, tokens);
    await playground.api.updateDeviceStatus({
      AccessToken: tokens.AccessToken,
      DeviceKey: device.deviceKey,
      DeviceRememberedStatus: 'remembered',
    });
    const question = await start(playground, { DEVICE_KEY: device.deviceKey });
    tokensOf(await proveDevice(playground, 'jane', question, device));
    const [first, second] = playground.eventsOf('PostAuthentication');
    expect(first!.request['newDeviceUsed']).toBe(true);
    expect(second!.request['newDeviceUsed']).toBe(false);
  });
});
