import type { AuthFlowType, ExplicitAuthFlowsType } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { failureOf, openPlayground, type Playground } from '../playground.js';

const wrongApi = 'Initiate Auth method not supported.';
const closed = {
  password: 'USER_PASSWORD_AUTH flow not enabled for this client',
  srp: 'USER_SRP_AUTH is not enabled for the client.',
  custom: 'CUSTOM_AUTH is not enabled for the client.',
  choice: 'USER_AUTH flow not enabled for this client',
  admin: 'Auth flow not enabled for this client',
  refresh: 'REFRESH_TOKEN_AUTH is not enabled for the client.',
};
/** An open gate leads to the check of the parameters, of which none are given. */
const open = { username: 'Missing required parameter USERNAME', token: 'Missing required parameter REFRESH_TOKEN' };
const noTriggers = 'Custom auth lambda trigger is not configured for the user pool.';

type Client = readonly ExplicitAuthFlowsType[];
const start = (playground: Playground, api: 'public' | 'admin', AuthFlow: AuthFlowType) => {
  const input = { ClientId: playground.clientId, AuthFlow };
  return api === 'public'
    ? playground.api.initiateAuth(input)
    : playground.api.adminInitiateAuth({ UserPoolId: playground.userPoolId, ...input });
};

describe.each<[AuthFlowType, string, string, Client, string]>([
  ['USER_PASSWORD_AUTH', closed.password, wrongApi, ['ALLOW_USER_PASSWORD_AUTH'], open.username],
  ['USER_SRP_AUTH', closed.srp, closed.srp, ['ALLOW_USER_SRP_AUTH'], open.username],
  ['CUSTOM_AUTH', closed.custom, closed.custom, ['ALLOW_CUSTOM_AUTH'], noTriggers],
  ['USER_AUTH', closed.choice, closed.choice, ['ALLOW_USER_AUTH'], open.username],
  ['ADMIN_USER_PASSWORD_AUTH', wrongApi, closed.admin, ['ALLOW_ADMIN_USER_PASSWORD_AUTH'], open.username],
  ['ADMIN_NO_SRP_AUTH', wrongApi, closed.admin, ['ALLOW_ADMIN_USER_PASSWORD_AUTH'], open.username],
  ['REFRESH_TOKEN_AUTH', closed.refresh, closed.refresh, ['ALLOW_REFRESH_TOKEN_AUTH'], open.token],
  ['REFRESH_TOKEN', closed.refresh, closed.refresh, ['ALLOW_REFRESH_TOKEN_AUTH'], open.token],
])('%s', (flow, onPublic, onAdmin, opener, behind) => {
  const another: Client = [flow === 'CUSTOM_AUTH' ? 'ALLOW_USER_SRP_AUTH' : 'ALLOW_CUSTOM_AUTH'];

  test.each([
    ['public', another, onPublic],
    ['admin', another, onAdmin],
    ['public', opener, onPublic === wrongApi ? wrongApi : behind],
    ['admin', opener, onAdmin === wrongApi ? wrongApi : behind],
  ] as const)('on the %s API, of a client with %j', async (api, flows, message) => {
    await using playground = await openPlayground({ client: { ExplicitAuthFlows: [...flows] } });
    expect((await failureOf(start(playground, api, flow))).replace(/^\w+: /, '')).toBe(message);
  });
});

describe('a client that names', () => {
  const allows = async (flows: Client | undefined, api: 'public' | 'admin'): Promise<string[]> => {
    await using playground = await openPlayground({
      client: { ExplicitAuthFlows: flows === undefined ? undefined : [...flows] },
    });
    const tried: AuthFlowType[] = [
      'USER_PASSWORD_AUTH',
      'USER_SRP_AUTH',
      'CUSTOM_AUTH',
      'ADMIN_NO_SRP_AUTH',
      'REFRESH_TOKEN_AUTH',
    ];
    const allowed: string[] = [];
    for (const flow of tried) {
      if (!/not enabled|not supported/.test(await failureOf(start(playground, api, flow)))) allowed.push(flow);
    }
    return allowed;
  };

  test.each<[string, Client | undefined, 'public' | 'admin', string[]]>([
    ['no flow', undefined, 'public', ['USER_SRP_AUTH', 'CUSTOM_AUTH', 'REFRESH_TOKEN_AUTH']],
    ['no flow, as an empty list', [], 'public', ['USER_SRP_AUTH', 'CUSTOM_AUTH', 'REFRESH_TOKEN_AUTH']],
    [
      'the legacy password flow',
      ['USER_PASSWORD_AUTH'],
      'public',
      ['USER_PASSWORD_AUTH', 'USER_SRP_AUTH', 'REFRESH_TOKEN_AUTH'],
    ],
    [
      'the legacy admin flow',
      ['ADMIN_NO_SRP_AUTH'],
      'admin',
      ['USER_SRP_AUTH', 'ADMIN_NO_SRP_AUTH', 'REFRESH_TOKEN_AUTH'],
    ],
    ['the legacy custom flow', ['CUSTOM_AUTH_FLOW_ONLY'], 'public', ['CUSTOM_AUTH', 'REFRESH_TOKEN_AUTH']],
    ['one flow of today', ['ALLOW_USER_PASSWORD_AUTH'], 'public', ['USER_PASSWORD_AUTH']],
  ])('%s', async (_, flows, api, expected) => {
    expect(await allows(flows, api)).toEqual(expected);
  });
});

describe('parameters are asked for one by one', () => {
  test.each<[AuthFlowType, Record<string, string>, string]>([
    ['USER_PASSWORD_AUTH', { PASSWORD: 'x' }, 'USERNAME'],
    ['USER_PASSWORD_AUTH', { USERNAME: '', PASSWORD: 'x' }, 'USERNAME'],
    ['USER_PASSWORD_AUTH', { USERNAME: 'jane' }, 'PASSWORD'],
    ['USER_SRP_AUTH', { SRP_A: 'abc' }, 'USERNAME'],
    ['USER_SRP_AUTH', { USERNAME: 'jane' }, 'SRP_A'],
    ['REFRESH_TOKEN_AUTH', {}, 'REFRESH_TOKEN'],
  ])('%s with %j', async (AuthFlow, AuthParameters, missing) => {
    await using playground = await openPlayground();
    const call = playground.api.initiateAuth({ ClientId: playground.clientId, AuthFlow, AuthParameters });
    expect(await failureOf(call)).toBe(`InvalidParameterException: Missing required parameter ${missing}`);
  });

  test.each([
    [
      'a username of 129 characters is an unknown user',
      'x'.repeat(129),
      'y',
      'UserNotFoundException: User does not exist.',
    ],
    ['a password of 257 is wrong', 'jane', 'x'.repeat(257), 'NotAuthorizedException: Incorrect username or password.'],
  ])('they are not validated: %s', async (_, USERNAME, PASSWORD, failure) => {
    await using playground = await openPlayground();
    await playground.addUser('jane');
    expect(await failureOf(playground.startSignIn(USERNAME, { PASSWORD }))).toBe(failure);
  });
});

describe('who is not there', () => {
  test.each([
    ['a client', {}, 'User pool client nowhere does not exist.'],
    ['a pool', { UserPoolId: 'us-east-1_Nowhere' }, 'User pool us-east-1_Nowhere does not exist.'],
  ])('%s', async (_, input, message) => {
    await using playground = await openPlayground();
    const call = playground.api.adminInitiateAuth({
      UserPoolId: playground.userPoolId,
      ClientId: 'nowhere',
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      ...input,
    });
    expect(await failureOf(call)).toBe(`ResourceNotFoundException: ${message}`);
  });

  test("another pool's client, for the admin API", async () => {
    await using playground = await openPlayground();
    const { UserPool } = await playground.api.createUserPool({ PoolName: 'other' });
    const call = playground.api.adminInitiateAuth({
      UserPoolId: UserPool!.Id,
      ClientId: playground.clientId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
    });
    expect(await failureOf(call)).toBe(
      `ResourceNotFoundException: User pool client ${playground.clientId} does not exist.`,
    );
  });
});
