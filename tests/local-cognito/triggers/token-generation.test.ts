import { describe, expect, test } from 'vitest';
import { setUpMfa } from '../authenticator.js';
import { answering, openWithFunctions, passOn, refusing, type WithFunctions } from '../functions.js';
import { claimsOf, deviceTracking, failureOf, tokensOf } from '../playground.js';
import { confirmDevice, proveDevice } from '../srp-sign-in.js';
import { first, openWithTokenFunction } from '../token-function.js';

const sdk = expect.stringMatching(/^aws-sdk-js-3\.\d+\.\d+$/) as string;
const API_SCOPE = 'aws.cognito.signin.user.admin';

describe('the event', () => {
  const common = ({ userPoolId, clientId }: WithFunctions) => ({
    region: 'us-east-1',
    userPoolId,
    userName: 'jane',
    callerContext: { awsSdkVersion: sdk, clientId },
  });
  const request = (sub: string) => ({
    userAttributes: {
      sub,
      'cognito:user_status': 'CONFIRMED',
      email: 'jane@example.com',
      email_verified: 'true',
    },
    groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null },
  });

  test.each([undefined, 'V1_0' as const])('of version one, LambdaVersion %s', async (version) => {
    await using playground = await openWithTokenFunction({}, version);
    await playground.signIn('jane');
    expect(playground.events).toEqual([
      {
        ...common(playground),
        version: '1',
        triggerSource: 'TokenGeneration_Authentication',
        request: request(playground.sub),
        response: { claimsOverrideDetails: null },
      },
    ]);
  });

  test.each([
    ['V2_0' as const, '2'],
    ['V3_0' as const, '3'],
  ])('of %s', async (lambdaVersion, version) => {
    await using playground = await openWithTokenFunction({}, lambdaVersion);
    await playground.signIn('jane');
    expect(playground.events).toEqual([
      {
        ...common(playground),
        version,
        triggerSource: 'TokenGeneration_Authentication',
        request: { ...request(playground.sub), scopes: [API_SCOPE] },
        response: { claimsAndScopeOverrideDetails: null },
      },
    ]);
  });
});

describe('why there are tokens', () => {
  const refresh = ({ api, clientId: ClientId }: WithFunctions, REFRESH_TOKEN: string, more = {}) =>
    api.initiateAuth({
      ClientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN, ...more },
      ClientMetadata: { step: 'refresh' },
    });

  test('a refresh, whose ClientMetadata does not arrive', async () => {
    await using playground = await openWithTokenFunction(first({ claimsToAddOrOverride: { pet: 'cat' } }));
    const { RefreshToken } = await playground.signIn('jane');
    playground.replace('PreTokenGeneration', answering(first({ claimsToAddOrOverride: { pet: 'dog' } })));
    const { IdToken } = tokensOf(await refresh(playground, RefreshToken));
    expect(claimsOf(IdToken)['pet']).toBe('dog');
    expect(playground.sources()).toEqual(['TokenGeneration_Authentication', 'TokenGeneration_RefreshTokens']);
    expect(playground.events[1]!.request).not.toHaveProperty('clientMetadata');
  });

  test('a refresh that fails leaves the refresh token usable', async () => {
    await using playground = await openWithTokenFunction({});
    const { RefreshToken } = await playground.signIn('jane');
    playground.replace('PreTokenGeneration', refusing('Closed'));
    expect(await failureOf(refresh(playground, RefreshToken))).toBe(
      'UserLambdaValidationException: PreTokenGeneration failed with error Closed.',
    );
    playground.replace('PreTokenGeneration', passOn);
    tokensOf(await refresh(playground, RefreshToken));
  });

  test('the proof of a device', async () => {
    await using playground = await openWithTokenFunction({}, undefined, {
      mfa: 'ON',
      pool: { DeviceConfiguration: { ...deviceTracking, DeviceOnlyRememberedOnUserPrompt: false } },
    });
    const { tokens } = await setUpMfa(playground, 'jane');
    const device = await confirmDevice(playground, tokens);
    const question = await playground.startSignIn('jane', { DEVICE_KEY: device.deviceKey });
    tokensOf(await proveDevice(playground, 'jane', question, device));
    expect(playground.sources()).toEqual(['TokenGeneration_Authentication', 'TokenGeneration_AuthenticateDevice']);
  });

  test('the ClientMetadata of answers arrives, that of InitiateAuth does not', async () => {
    await using playground = await openWithTokenFunction({}, undefined, { mfa: 'ON' });
    const { authenticator } = await setUpMfa(playground, 'jane');
    const { api, clientId: ClientId } = playground;
    const { Session } = await playground.startSignIn('jane');
    await api.respondToAuthChallenge({
      ClientId,
      Session,
      ChallengeName: 'SOFTWARE_TOKEN_MFA',
      ChallengeResponses: { USERNAME: 'jane', SOFTWARE_TOKEN_MFA_CODE: authenticator.freshCode() },
      ClientMetadata: { step: 'answer' },
    });
    expect(playground.events.map(({ request }) => request['clientMetadata'])).toEqual([undefined, { step: 'answer' }]);
  });

  test('not the start of a sign-in that goes on', async () => {
    await using playground = await openWithTokenFunction({}, undefined, { mfa: 'ON' });
    await playground.startSignIn('jane');
    expect(playground.events).toEqual([]);
  });

  test('InitiateAuth has ClientMetadata', async () => {
    await using playground = await openWithTokenFunction({});
    await playground.api.initiateAuth({
      ClientId: playground.clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'jane', PASSWORD: 'Correct-Horse-9!' },
      ClientMetadata: { step: 'start' },
    });
    expect(playground.events[0]!.request).not.toHaveProperty('clientMetadata');
  });
});

describe('the pool', () => {
  const arn = (name: string): string => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;

  test('names one function, in one place or in both', async () => {
    await using playground = await openWithFunctions({});
    const create = (LambdaConfig: object) =>
      failureOf(playground.api.createUserPool({ PoolName: 'pool', LambdaConfig }));
    const PreTokenGenerationConfig = { LambdaVersion: 'V2_0', LambdaArn: arn('one') };
    expect(await create({ PreTokenGeneration: arn('one'), PreTokenGenerationConfig })).toMatch(/^no failure/);
    expect(await create({ PreTokenGeneration: arn('two'), PreTokenGenerationConfig })).toMatch(
      /^InvalidParameterException: PreTokenGeneration/,
    );
  });

  test.each([
    ['LITE' as const, 'V1_0' as const, /^no failure/],
    ['LITE' as const, 'V2_0' as const, /^FeatureUnavailableInTierException: .* LITE .*: Token .* Lambda V2_0$/],
    ['LITE' as const, 'V3_0' as const, /^FeatureUnavailableInTierException: .* LITE .*: Token .* Lambda V3_0$/],
    ['ESSENTIALS' as const, 'V2_0' as const, /^no failure/],
    ['PLUS' as const, 'V3_0' as const, /^no failure/],
  ])('of tier %s may use %s: %s', async (UserPoolTier, LambdaVersion, outcome) => {
    await using playground = await openWithFunctions({});
    const LambdaConfig = { PreTokenGenerationConfig: { LambdaVersion, LambdaArn: arn('one') } };
    expect(await failureOf(playground.api.createUserPool({ PoolName: 'pool', UserPoolTier, LambdaConfig }))).toMatch(
      outcome,
    );
  });
});
