import { describe, expect, test } from 'vitest';
import { call, eventOf } from './call.js';

const suppressed = ['email_verified', 'phone_number_verified', 'custom:secret_question', 'custom:secret_answer'];
const noGroups = { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null };

/** Claims that Cognito does not let a function change. */
const fixed =
  'acr amr at_hash auth_time azp exp iat iss jti nbf nonce origin_jti token_use sub aud identities cognito:username ' +
  'username client_id device_key event_id version';

interface Claims {
  readonly claimsToAddOrOverride: Readonly<Record<string, unknown>>;
  readonly claimsToSuppress: readonly string[];
}

interface Details extends Claims {
  readonly idTokenGeneration: Claims;
  readonly accessTokenGeneration: Claims & { readonly scopesToSuppress: readonly string[] };
  readonly groupOverrideDetails: object;
}

async function details(version: string, request: object = {}, environment = {}): Promise<Details> {
  const all = { userAttributes: { nickname: 'Jay' }, groupConfiguration: noGroups, ...request };
  const event = eventOf('TokenGeneration_Authentication', all, { version });
  const { response } = await call('PreTokenGeneration', event, environment);
  const members = Object.entries(response);
  expect(members).toHaveLength(1);
  expect(members[0]?.[0]).toBe(version === '1' ? 'claimsOverrideDetails' : 'claimsAndScopeOverrideDetails');
  return members[0]?.[1] as Details;
}

test('version 1 changes the ID token and the groups', async () => {
  expect(await details('1')).toEqual({
    claimsToAddOrOverride: { plan: 'free' },
    claimsToSuppress: suppressed,
    groupOverrideDetails: { groupsToOverride: ['demo-readers'], iamRolesToOverride: [] },
  });
});

test.each(['2', '3'])('version %s changes both tokens, scopes and the groups', async (version) => {
  expect(await details(version)).toEqual({
    idTokenGeneration: { claimsToAddOrOverride: { plan: 'free' }, claimsToSuppress: suppressed },
    accessTokenGeneration: {
      claimsToAddOrOverride: { plan: 'free', permissions: { reports: ['read'] } },
      claimsToSuppress: [],
      scopesToAdd: ['reports:read'],
      scopesToSuppress: [],
    },
    groupOverrideDetails: { groupsToOverride: ['demo-readers'], iamRolesToOverride: [] },
  });
});

describe.each(['1', '2'])('the claims of the ID token in version %s', (version) => {
  const admins = { groupConfiguration: { ...noGroups, groupsToOverride: ['admins'] } };

  test.each([
    { what: 'the plan', request: { userAttributes: { 'custom:plan': 'pro' } }, claims: { plan: 'pro' } },
    { what: 'an empty plan', request: { userAttributes: { 'custom:plan': '' } }, claims: { plan: 'free' } },
    {
      what: 'a tenant',
      request: { userAttributes: { 'custom:tenant': 'acme' } },
      claims: { plan: 'free', tenant: 'acme' },
    },
    { what: 'an administrator', request: admins, claims: { plan: 'free', nickname: 'Jay (staff)' } },
    { what: 'an administrator without nickname', request: { ...admins, userAttributes: {} }, claims: { plan: 'free' } },
    {
      what: 'members of other groups',
      request: { groupConfiguration: { ...noGroups, groupsToOverride: ['no-admins', 'Admins'] } },
      claims: { plan: 'free' },
    },
    {
      what: 'the channel',
      request: { clientMetadata: { channel: 'kiosk-4' } },
      claims: { plan: 'free', channel: 'kiosk-4' },
    },
    { what: 'a strange channel', request: { clientMetadata: { channel: '<b>' } }, claims: { plan: 'free' } },
    {
      what: 'a client that asks for more',
      request: { clientMetadata: { plan: 'pro', tenant: 'acme', 'custom:plan': 'pro', nickname: 'Root' } },
      claims: { plan: 'free' },
    },
  ])('$what', async ({ request, claims }) => {
    const all = await details(version, request);
    const { claimsToAddOrOverride } = version === '1' ? all : all.idTokenGeneration;
    expect(claimsToAddOrOverride).toEqual(claims);
  });
});

test('plan and tenant are in the access token as well, what the client says is not', async () => {
  const userAttributes = { 'custom:plan': 'pro', 'custom:tenant': 'acme' };
  const { accessTokenGeneration } = await details('2', { userAttributes, clientMetadata: { channel: 'web' } });
  expect(accessTokenGeneration.claimsToAddOrOverride).toEqual({
    plan: 'pro',
    tenant: 'acme',
    permissions: { reports: ['read'] },
  });
});

describe('groups', () => {
  test.each([
    {
      had: { groupsToOverride: ['a', 'b'], iamRolesToOverride: ['arn:r1', 'arn:r2'], preferredRole: 'arn:r2' },
      has: {
        groupsToOverride: ['a', 'b', 'demo-readers'],
        iamRolesToOverride: ['arn:r1', 'arn:r2'],
        preferredRole: 'arn:r2',
      },
    },
    { had: { groupsToOverride: ['demo-readers', 'a'] }, has: { groupsToOverride: ['demo-readers', 'a'] } },
    { had: { groupsToOverride: null, iamRolesToOverride: null }, has: { groupsToOverride: ['demo-readers'] } },
    { had: {}, has: { groupsToOverride: ['demo-readers'] } },
  ])('$had becomes $has', async ({ had, has }) => {
    expect((await details('1', { groupConfiguration: had })).groupOverrideDetails).toEqual(has);
    expect((await details('2', { groupConfiguration: had })).groupOverrideDetails).toEqual(has);
  });
});

test.each([
  { setting: 'true', scopes: ['aws.cognito.signin.user.admin'] },
  { setting: 'false', scopes: [] },
  { setting: '', scopes: [] },
])('SUPPRESS_API_SCOPE="$setting" suppresses $scopes', async ({ setting, scopes }) => {
  const { accessTokenGeneration } = await details('2', {}, { SUPPRESS_API_SCOPE: setting });
  expect(accessTokenGeneration.scopesToSuppress).toEqual(scopes);
});

test('values of version 1 are texts, and no fixed claim is touched in any', async () => {
  const request = {
    userAttributes: { nickname: 'Jay', 'custom:plan': 'pro', 'custom:tenant': 'acme' },
    groupConfiguration: { ...noGroups, groupsToOverride: ['admins'] },
    clientMetadata: { channel: 'web' },
  };
  const [v1, v2] = await Promise.all([details('1', request), details('2', request)]);
  for (const value of Object.values(v1.claimsToAddOrOverride)) expect(value).toBeTypeOf('string');
  for (const { claimsToAddOrOverride, claimsToSuppress } of [v1, v2.idTokenGeneration, v2.accessTokenGeneration]) {
    for (const claim of [...Object.keys(claimsToAddOrOverride), ...claimsToSuppress]) {
      expect(fixed.split(' ')).not.toContain(claim);
    }
  }
});

test('a token about no user gets no claims of a user', async () => {
  const event = eventOf('TokenGeneration_ClientCredentials', { userAttributes: undefined }, { version: '3' });
  expect((await call('PreTokenGeneration', event)).response).toEqual({
    claimsAndScopeOverrideDetails: {
      accessTokenGeneration: {
        claimsToAddOrOverride: { permissions: { reports: ['read'] } },
        claimsToSuppress: [],
        scopesToAdd: ['reports:read'],
        scopesToSuppress: [],
      },
    },
  });
});

test.each(['4', '', undefined])('version %s is left alone', async (version) => {
  const event = eventOf('TokenGeneration_Authentication', {}, { version });
  expect(await call('PreTokenGeneration', event)).toBe(event);
});
