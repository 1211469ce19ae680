import { describe, expect, test } from 'vitest';
import { setUpMfa } from '../authenticator.js';
import {
  answering,
  openWithFunctions,
  passOn,
  refusing,
  type FunctionsOptions,
  type WithFunctions,
} from '../functions.js';
import { claimsOf, deviceTracking, failureOf, tokensOf, type SignedIn } from '../playground.js';
import { confirmDevice, proveDevice } from '../srp-sign-in.js';

const sdk = expect.stringMatching(/^aws-sdk-js-3\.\d+\.\d+$/) as string;
const unrecognizable = 'InvalidLambdaResponseException: Unrecognizable lambda output';
const API_SCOPE = 'aws.cognito.signin.user.admin';

type Version = NonNullable<FunctionsOptions['version']>;

async function openWithJane(
  response: object,
  version?: Version,
  options: FunctionsOptions = {},
): Promise<WithFunctions & { sub: string }> {
  const versioned = version === undefined ? options : { ...options, version };
  const playground = await openWithFunctions({ PreTokenGeneration: answering(response) }, versioned);
  return { ...playground, sub: await playground.addUser('jane') };
}

async function claimsWith(response: object, version?: Version) {
  await using playground = await openWithJane(response, version);
  const { IdToken, AccessToken } = await playground.signIn('jane');
  return { id: claimsOf(IdToken), access: claimsOf(AccessToken) };
}

const first = (details: object | null) => ({ claimsOverrideDetails: details });
const second = (details: object | null) => ({ claimsAndScopeOverrideDetails: details });

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
    await using playground = await openWithJane({}, version);
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
    await using playground = await openWithJane({}, lambdaVersion);
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
    await using playground = await openWithJane(first({ claimsToAddOrOverride: { pet: 'cat' } }));
    const { RefreshToken } = await playground.signIn('jane');
    playground.replace('PreTokenGeneration', answering(first({ claimsToAddOrOverride: { pet: 'dog' } })));
    const { IdToken } = tokensOf(await refresh(playground, RefreshToken));
    expect(claimsOf(IdToken)['pet']).toBe('dog');
    expect(playground.sources()).toEqual(['TokenGeneration_Authentication', 'TokenGeneration_RefreshTokens']);
    expect(playground.events[1]!.request).not.toHaveProperty('clientMetadata');
  });

  test('a refresh that fails leaves the refresh token usable', async () => {
    await using playground = await openWithJane({});
    const { RefreshToken } = await playground.signIn('jane');
    playground.replace('PreTokenGeneration', refusing('Closed'));
    expect(await failureOf(refresh(playground, RefreshToken))).toBe(
      'UserLambdaValidationException: PreTokenGeneration failed with error Closed.',
    );
    playground.replace('PreTokenGeneration', passOn);
    tokensOf(await refresh(playground, RefreshToken));
  });

  test('the proof of a device', async () => {
    await using playground = await openWithJane({}, undefined, {
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
    await using playground = await openWithJane({}, undefined, { mfa: 'ON' });
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
    await using playground = await openWithJane({}, undefined, { mfa: 'ON' });
    await playground.startSignIn('jane');
    expect(playground.events).toEqual([]);
  });

  test('InitiateAuth has ClientMetadata', async () => {
    await using playground = await openWithJane({});
    await playground.api.initiateAuth({
      ClientId: playground.clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'jane', PASSWORD: 'Correct-Horse-9!' },
      ClientMetadata: { step: 'start' },
    });
    expect(playground.events[0]!.request).not.toHaveProperty('clientMetadata');
  });
});

/** Claims of each token that no function changes. */
const fixed = {
  acr: 'x',
  amr: 'x',
  at_hash: 'x',
  auth_time: 'x',
  azp: 'x',
  'cognito:anything': 'x',
  'cognito:username': 'x',
  'dev:secret': 'x',
  event_id: 'x',
  exp: 'x',
  iat: 'x',
  identities: 'x',
  iss: 'x',
  jti: 'x',
  nbf: 'x',
  nonce: 'x',
  origin_jti: 'x',
  sub: 'x',
  token_use: 'x',
};
const fixedInAccess = { ...fixed, aud: 'x', client_id: 'x', device_key: 'x', scope: 'x', username: 'x', version: 'x' };

describe('V1', () => {
  test('adds, overrides and suppresses claims of the ID token alone', async () => {
    const plain = await claimsWith({});
    const { id, access } = await claimsWith(
      first({
        claimsToAddOrOverride: { pet: 'cat', email: 'hidden' },
        claimsToSuppress: ['email_verified', 'nothing'],
      }),
    );
    expect(id).toMatchObject({ pet: 'cat', email: 'hidden' });
    expect(Object.keys(id).toSorted()).toEqual(
      [...Object.keys(plain.id), 'pet'].filter((name) => name !== 'email_verified').toSorted(),
    );
    expect(Object.keys(access).toSorted()).toEqual(Object.keys(plain.access).toSorted());
  });

  test.each<[string, object]>([
    ['add', { claimsToAddOrOverride: { ...fixed, aud: 'x' } }],
    ['suppress', { claimsToSuppress: [...Object.keys(fixed), 'aud'] }],
  ])('does not %s claims that are not its own', async (_, details) => {
    const plain = await claimsWith({});
    const { id } = await claimsWith(first(details));
    expect(Object.keys(id).toSorted()).toEqual(Object.keys(plain.id).toSorted());
    expect(Object.values(id)).not.toContain('x');
  });

  test('what is added and suppressed is not there', async () => {
    const { id } = await claimsWith(first({ claimsToAddOrOverride: { pet: 'cat' }, claimsToSuppress: ['pet'] }));
    expect(id).not.toHaveProperty('pet');
  });

  test.each([[first(null)], [first({})], [{}], [second({ idTokenGeneration: { claimsToSuppress: ['email'] } })]])(
    'changes nothing by %j',
    async (response) => {
      const plain = await claimsWith({});
      const { id } = await claimsWith(response);
      expect(Object.keys(id)).toEqual(Object.keys(plain.id));
    },
  );

  test.each<[string, unknown]>([
    ['a number', 42],
    ['a boolean', true],
    ['a list', ['cat']],
    ['an object', { name: 'cat' }],
  ])('values are strings, not %s', async (_, pet) => {
    await using playground = await openWithJane(first({ claimsToAddOrOverride: { pet } }));
    expect(await failureOf(playground.startSignIn('jane'))).toBe(unrecognizable);
  });

  test.each<[string, unknown]>([
    ['details that are a string', 'pet'],
    ['details that are a list', []],
    ['claims that are a list', { claimsToAddOrOverride: [] }],
    ['claims to suppress that are a string', { claimsToSuppress: 'email' }],
    ['claims to suppress that are no strings', { claimsToSuppress: [1] }],
    ['groups that are a string', { groupOverrideDetails: { groupsToOverride: 'admin' } }],
    ['a role that is no string', { groupOverrideDetails: { preferredRole: 1 } }],
  ])('refuses %s', async (_, details) => {
    await using playground = await openWithJane({ claimsOverrideDetails: details });
    expect(await failureOf(playground.startSignIn('jane'))).toBe(unrecognizable);
  });
});

describe('V2', () => {
  test('changes both tokens, with values of any kind', async () => {
    const values = { text: 'cat', number: 4.2, flag: true, list: ['a', 1], object: { a: { b: null } }, nothing: null };
    const { nothing: _nothing, ...expected } = values;
    const { id, access } = await claimsWith(
      second({
        idTokenGeneration: { claimsToAddOrOverride: { ...values, in: 'id' }, claimsToSuppress: ['email'] },
        accessTokenGeneration: { claimsToAddOrOverride: { ...values, in: 'access' } },
      }),
      'V2_0',
    );
    expect(id).toMatchObject({ ...expected, in: 'id' });
    expect(access).toMatchObject({ ...expected, in: 'access' });
    expect(id).not.toHaveProperty('email');
    expect(id).not.toHaveProperty('nothing');
    expect(access).not.toHaveProperty('nothing');
  });

  test.each<[string, object]>([
    ['add', { claimsToAddOrOverride: fixedInAccess }],
    ['suppress', { claimsToSuppress: Object.keys(fixedInAccess) }],
  ])('does not %s claims of the access token that are not its own', async (_, accessTokenGeneration) => {
    const plain = await claimsWith({}, 'V2_0');
    const { access } = await claimsWith(second({ accessTokenGeneration }), 'V2_0');
    expect(Object.keys(access).toSorted()).toEqual(Object.keys(plain.access).toSorted());
    expect(Object.values(access)).not.toContain('x');
  });

  test('may name the app client as the audience of the access token', async () => {
    await using playground = await openWithFunctions(
      {
        PreTokenGeneration: async (event) => ({
          ...event,
          response: second({
            accessTokenGeneration: { claimsToAddOrOverride: { aud: event.callerContext.clientId } },
          }),
        }),
      },
      { version: 'V2_0' },
    );
    await playground.addUser('jane');
    const { AccessToken } = await playground.signIn('jane');
    expect(claimsOf(AccessToken)['aud']).toBe(playground.clientId);
  });

  test.each([
    [{ scopesToAdd: ['pets/read', 'pets/write'] }, `${API_SCOPE} pets/read pets/write`],
    [{ scopesToAdd: [API_SCOPE, 'pets/read', 'pets/read'] }, `${API_SCOPE} pets/read`],
    [{ scopesToAdd: ['pets/read'], scopesToSuppress: [API_SCOPE, 'nothing'] }, 'pets/read'],
    [{ scopesToAdd: ['pets/read'], scopesToSuppress: ['pets/read'] }, API_SCOPE],
    [{ scopesToAdd: null, scopesToSuppress: null }, API_SCOPE],
    [{}, API_SCOPE],
  ])('scopes by %j', async (accessTokenGeneration, scope) => {
    const { access } = await claimsWith(second({ accessTokenGeneration }), 'V2_0');
    expect(access['scope']).toBe(scope);
  });

  test('an access token without the scope of the API is refused there', async () => {
    await using playground = await openWithJane(
      second({ accessTokenGeneration: { scopesToSuppress: [API_SCOPE] } }),
      'V2_0',
    );
    const { AccessToken } = await playground.signIn('jane');
    expect(await failureOf(playground.api.getUser({ AccessToken }))).toBe(
      'NotAuthorizedException: Access Token does not have required scopes',
    );
  });

  test.each([[second(null)], [second({})], [second({ idTokenGeneration: null, accessTokenGeneration: null })], [{}]])(
    'changes nothing by %j',
    async (response) => {
      const plain = await claimsWith({}, 'V2_0');
      const { id, access } = await claimsWith(response, 'V2_0');
      expect([Object.keys(id), Object.keys(access)]).toEqual([Object.keys(plain.id), Object.keys(plain.access)]);
    },
  );

  test.each<[string, unknown]>([
    ['a list', []],
    ['a token that is a string', { idTokenGeneration: 'pet' }],
    ['scopes that are a string', { accessTokenGeneration: { scopesToAdd: 'pets/read' } }],
    ['scopes that are no strings', { accessTokenGeneration: { scopesToSuppress: [null] } }],
    ['claims that are a list', { accessTokenGeneration: { claimsToAddOrOverride: ['pet'] } }],
  ])('refuses %s', async (_, details) => {
    await using playground = await openWithJane({ claimsAndScopeOverrideDetails: details }, 'V2_0');
    expect(await failureOf(playground.startSignIn('jane'))).toBe(unrecognizable);
  });
});

describe('groups', () => {
  const groupClaims = ({ IdToken, AccessToken }: SignedIn) => {
    const of = (token: string) =>
      Object.entries(claimsOf(token)).filter(([name]) => /^cognito:(groups|roles|preferred_role)$/.test(name));
    return { id: Object.fromEntries(of(IdToken)), access: Object.fromEntries(of(AccessToken)) };
  };
  const role = 'arn:aws:iam::000000000000:role/admin';

  test.each([
    ['V1_0' as const, 'claimsOverrideDetails'],
    ['V2_0' as const, 'claimsAndScopeOverrideDetails'],
  ])('go into both tokens, roles into the ID token: %s', async (version, member) => {
    const groupOverrideDetails = {
      groupsToOverride: ['admin', 'staff'],
      iamRolesToOverride: [role],
      preferredRole: role,
    };
    await using playground = await openWithJane({ [member]: { groupOverrideDetails } }, version);
    expect(groupClaims(await playground.signIn('jane'))).toEqual({
      id: { 'cognito:groups': ['admin', 'staff'], 'cognito:roles': [role], 'cognito:preferred_role': role },
      access: { 'cognito:groups': ['admin', 'staff'] },
    });
  });

  test.each<[string, object | null]>([
    ['null', null],
    ['an empty object', {}],
    ['empty lists', { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null }],
    ['nulls', { groupsToOverride: null, iamRolesToOverride: null, preferredRole: null }],
  ])('there are none by %s', async (_, groupOverrideDetails) => {
    await using playground = await openWithJane(first({ groupOverrideDetails }));
    expect(groupClaims(await playground.signIn('jane'))).toEqual({ id: {}, access: {} });
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
    ['LITE' as const, 'V2_0' as const, /^FeatureUnavailableInTierException/],
    ['LITE' as const, 'V3_0' as const, /^FeatureUnavailableInTierException/],
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
