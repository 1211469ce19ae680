import { describe, expect, test } from 'vitest';
import { answering, openWithFunctions } from '../functions.js';
import { claimsOf, failureOf, type SignedIn } from '../playground.js';
import { claimsWith, first, openWithTokenFunction, second } from '../token-function.js';
import { openUserFile } from '../user-file.js';

const unrecognizable = 'InvalidLambdaResponseException: Unrecognizable lambda output';
const API_SCOPE = 'aws.cognito.signin.user.admin';

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
    await using playground = await openWithTokenFunction(first({ claimsToAddOrOverride: { pet } }));
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
    await using playground = await openWithTokenFunction({ claimsOverrideDetails: details });
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
    await using playground = await openWithTokenFunction(
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
    await using playground = await openWithTokenFunction({ claimsAndScopeOverrideDetails: details }, 'V2_0');
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
    await using playground = await openWithTokenFunction({ [member]: { groupOverrideDetails } }, version);
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
    await using playground = await openWithTokenFunction(first({ groupOverrideDetails }));
    expect(groupClaims(await playground.signIn('jane'))).toEqual({ id: {}, access: {} });
  });

  test('are told of, and stay when nothing is said of them', async () => {
    await using file = await openUserFile();
    await using playground = await openWithTokenFunction({}, 'V2_0', { service: { file: file.path } });
    const other = 'arn:aws:iam::000000000000:role/staff';
    file.addGroup('jane', 'staff', 2, other);
    file.addGroup('jane', 'admin', 1, role);
    const own = {
      id: { 'cognito:groups': ['admin', 'staff'], 'cognito:roles': [role, other], 'cognito:preferred_role': role },
      access: { 'cognito:groups': ['admin', 'staff'] },
    };
    for (const response of [{}, second(null), second({}), second({ idTokenGeneration: { claimsToSuppress: [] } })]) {
      playground.replace('PreTokenGeneration', answering(response));
      expect(groupClaims(await playground.signIn('jane'))).toEqual(own);
    }
    expect(playground.events[0]!.request['groupConfiguration']).toEqual({
      groupsToOverride: ['admin', 'staff'],
      iamRolesToOverride: [role, other],
      preferredRole: role,
    });
    playground.replace('PreTokenGeneration', answering(second({ groupOverrideDetails: {} })));
    expect(groupClaims(await playground.signIn('jane'))).toEqual({ id: {}, access: {} });
  });
});
