/** Behaviour checklist: which flow is open to whom, and SECRET_HASH. */
import { createHmac } from 'node:crypto';
import type { AuthFlowType, ExplicitAuthFlowsType } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { secretHashMatches } from '../../../src/local-cognito/crypto/secret-hash.js';
import vectors from '../../fixtures/srp-vectors.json' with { type: 'json' };
import { failureOf, openPlayground, password, tokensOf, type Playground } from '../playground.js';

type Api = 'public' | 'admin';

const start = (
  { api, clientId: ClientId, userPoolId: UserPoolId }: Playground,
  on: Api,
  AuthFlow: AuthFlowType,
  AuthParameters: Record<string, string> = {},
) => {
  const input = { ClientId, AuthFlow, AuthParameters };
  return on === 'public' ? api.initiateAuth(input) : api.adminInitiateAuth({ UserPoolId, ...input });
};

describe('every flow gate on both APIs, the wrong API, CUSTOM_AUTH without triggers', () => {
  const wrongApi = 'Initiate Auth method not supported.';
  const refusals = {
    USER_PASSWORD_AUTH: 'USER_PASSWORD_AUTH flow not enabled for this client',
    USER_SRP_AUTH: 'USER_SRP_AUTH is not enabled for the client.',
    CUSTOM_AUTH: 'CUSTOM_AUTH is not enabled for the client.',
    USER_AUTH: 'USER_AUTH flow not enabled for this client',
    ADMIN_USER_PASSWORD_AUTH: 'Auth flow not enabled for this client',
    ADMIN_NO_SRP_AUTH: 'Auth flow not enabled for this client',
    REFRESH_TOKEN_AUTH: 'REFRESH_TOKEN_AUTH is not enabled for the client.',
    REFRESH_TOKEN: 'REFRESH_TOKEN_AUTH is not enabled for the client.',
  } as const;
  type Flow = keyof typeof refusals;

  const onlyPublic: readonly Flow[] = ['USER_PASSWORD_AUTH'];
  const onlyAdmin: readonly Flow[] = ['ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'];
  const openers: Readonly<Record<Flow, ExplicitAuthFlowsType>> = {
    USER_PASSWORD_AUTH: 'ALLOW_USER_PASSWORD_AUTH',
    USER_SRP_AUTH: 'ALLOW_USER_SRP_AUTH',
    CUSTOM_AUTH: 'ALLOW_CUSTOM_AUTH',
    USER_AUTH: 'ALLOW_USER_AUTH',
    ADMIN_USER_PASSWORD_AUTH: 'ALLOW_ADMIN_USER_PASSWORD_AUTH',
    ADMIN_NO_SRP_AUTH: 'ALLOW_ADMIN_USER_PASSWORD_AUTH',
    REFRESH_TOKEN_AUTH: 'ALLOW_REFRESH_TOKEN_AUTH',
    REFRESH_TOKEN: 'ALLOW_REFRESH_TOKEN_AUTH',
  };
  const flows = Object.keys(refusals) as Flow[];

  test.each(flows)(
    '%s: refused where the client does not list it, and where it belongs to the other API',
    async (flow) => {
      const another: ExplicitAuthFlowsType = flow === 'CUSTOM_AUTH' ? 'ALLOW_USER_SRP_AUTH' : 'ALLOW_CUSTOM_AUTH';
      await using playground = await openPlayground({ client: { ExplicitAuthFlows: [another] } });
      const open = { ...playground, ...(await playground.addClient({ ExplicitAuthFlows: [openers[flow]] })) };
      const foreign: Readonly<Record<Api, readonly Flow[]>> = { public: onlyAdmin, admin: onlyPublic };
      for (const api of ['public', 'admin'] as const) {
        const isForeign = foreign[api].includes(flow);
        expect(await failureOf(start(playground, api, flow))).toBe(
          `InvalidParameterException: ${isForeign ? wrongApi : refusals[flow]}`,
        );
        const behind = await failureOf(start(open, api, flow));
        if (isForeign) expect(behind).toBe(`InvalidParameterException: ${wrongApi}`);
        else expect(behind).not.toMatch(/not enabled|not supported/);
      }
    },
  );

  test.each<[string, ExplicitAuthFlowsType[], Flow[]]>([
    ['no value', [], ['USER_SRP_AUTH', 'CUSTOM_AUTH', 'REFRESH_TOKEN_AUTH', 'REFRESH_TOKEN']],
    [
      'USER_PASSWORD_AUTH',
      ['USER_PASSWORD_AUTH'],
      ['USER_PASSWORD_AUTH', 'USER_SRP_AUTH', 'REFRESH_TOKEN_AUTH', 'REFRESH_TOKEN'],
    ],
    ['CUSTOM_AUTH_FLOW_ONLY', ['CUSTOM_AUTH_FLOW_ONLY'], ['CUSTOM_AUTH', 'REFRESH_TOKEN_AUTH', 'REFRESH_TOKEN']],
  ])('a client that lists %s of the old form', async (_, ExplicitAuthFlows, allowed) => {
    await using playground = await openPlayground({ client: { ExplicitAuthFlows } });
    const seen: Flow[] = [];
    for (const flow of flows) {
      if (!/not enabled|not supported/.test(await failureOf(start(playground, 'public', flow)))) seen.push(flow);
    }
    expect(seen).toEqual(allowed);
  });

  test.each(['public', 'admin'] as const)('CUSTOM_AUTH without the three triggers, on the %s API', async (api) => {
    await using playground = await openPlayground({ client: { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'] } });
    expect(await failureOf(start(playground, api, 'CUSTOM_AUTH', { USERNAME: 'jane' }))).toBe(
      'InvalidParameterException: Custom auth lambda trigger is not configured for the user pool.',
    );
  });

  test.each<[AuthFlowType, Api, string[]]>([
    ['USER_PASSWORD_AUTH', 'public', ['USERNAME', 'PASSWORD']],
    ['ADMIN_USER_PASSWORD_AUTH', 'admin', ['USERNAME', 'PASSWORD']],
    ['USER_SRP_AUTH', 'public', ['USERNAME', 'SRP_A']],
    ['REFRESH_TOKEN_AUTH', 'public', ['REFRESH_TOKEN']],
  ])('%s says which parameter is missing, or empty', async (flow, api, names) => {
    await using playground = await openPlayground();
    for (const [index, name] of names.entries()) {
      const missing = `InvalidParameterException: Missing required parameter ${name}`;
      const given = Object.fromEntries(names.slice(0, index).map((before) => [before, 'x']));
      expect(await failureOf(start(playground, api, flow, given))).toBe(missing);
      expect(await failureOf(start(playground, api, flow, { ...given, [name]: '' }))).toBe(missing);
    }
  });

  test('a client or pool that is not there is named, and so is a client of another pool', async () => {
    await using playground = await openPlayground();
    const { UserPool } = await playground.api.createUserPool({ PoolName: 'other' });
    const at = (more: object) => failureOf(start({ ...playground, ...more }, 'admin', 'USER_SRP_AUTH'));
    expect(await at({ clientId: 'nobody' })).toBe('ResourceNotFoundException: User pool client nobody does not exist.');
    expect(await at({ userPoolId: UserPool!.Id })).toBe(
      `ResourceNotFoundException: User pool client ${playground.clientId} does not exist.`,
    );
    expect(await at({ userPoolId: 'us-east-1_Nowhere' })).toBe(
      'ResourceNotFoundException: User pool us-east-1_Nowhere does not exist.',
    );
  });

  test('a client whose refresh tokens rotate has no REFRESH_TOKEN_AUTH', async () => {
    const rotating = { RefreshTokenRotation: { Feature: 'ENABLED' as const }, ExplicitAuthFlows: [] };
    await using playground = await openPlayground({ client: rotating });
    expect(await failureOf(start(playground, 'public', 'REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: 'x' }))).toBe(
      `InvalidParameterException: ${refusals.REFRESH_TOKEN_AUTH}`,
    );
  });
});

describe('SECRET_HASH: missing, wrong, not expected, a refresh with the UUID', () => {
  const hashOf = (username: string, { clientId, clientSecret }: Playground) =>
    createHmac('sha256', clientSecret)
      .update(username + clientId)
      .digest('base64');

  test.each(vectors.secretHash)('vector of $username', ({ username, clientId, clientSecret, SECRET_HASH }) => {
    expect(secretHashMatches(SECRET_HASH, clientSecret, username, clientId)).toBe(true);
  });

  const calls: readonly [string, (playground: Playground, hash?: string) => Promise<unknown>][] = [
    [
      'SignUp',
      ({ api, clientId: ClientId }, SecretHash) =>
        api.signUp({ ClientId, Username: 'jane', Password: password, SecretHash }),
    ],
    ['InitiateAuth', ({ startSignIn }, hash) => startSignIn('jane', hash === undefined ? {} : { SECRET_HASH: hash })],
    [
      'RespondToAuthChallenge',
      ({ api, clientId: ClientId }, hash) =>
        api.respondToAuthChallenge({
          ClientId,
          ChallengeName: 'MFA_SETUP',
          Session: 'x'.repeat(20),
          ChallengeResponses: { USERNAME: 'jane', ...(hash !== undefined && { SECRET_HASH: hash }) },
        }),
    ],
  ];

  test.each(calls)('%s', async (_, call) => {
    await using secretive = await openPlayground({ client: { GenerateSecret: true } });
    await using open = await openPlayground();
    const unverifiable = 'NotAuthorizedException: Unable to verify secret hash for client ';
    expect(await failureOf(call(secretive))).toBe(
      `NotAuthorizedException: Client ${secretive.clientId} is configured with secret but SECRET_HASH was not received`,
    );
    expect(await failureOf(call(secretive, hashOf('joe', secretive)))).toBe(unverifiable + secretive.clientId);
    expect(await failureOf(call(open, 'abc='))).toBe(unverifiable + open.clientId);
    expect(await failureOf(call(secretive, hashOf('jane', secretive)))).not.toMatch(/secret/i);
  });

  test('a refresh is over the stored name: the UUID where users sign in by email', async () => {
    await using playground = await openPlayground({
      pool: { UsernameAttributes: ['email'] },
      client: { GenerateSecret: true },
    });
    const { api, clientId: ClientId } = playground;
    const email = 'jane@example.com';
    const SecretHash = hashOf(email, playground);
    const { UserSub } = await api.signUp({ ClientId, Username: email, Password: password, SecretHash });
    const ConfirmationCode = await playground.sentCode(email);
    await api.confirmSignUp({ ClientId, Username: email, ConfirmationCode, SecretHash });
    const { RefreshToken: REFRESH_TOKEN } = await playground.signIn(email, { SECRET_HASH: SecretHash });
    const refresh = (SECRET_HASH: string) =>
      start(playground, 'public', 'REFRESH_TOKEN_AUTH', { REFRESH_TOKEN, SECRET_HASH });
    tokensOf(await refresh(hashOf(UserSub!, playground)));
    expect(await failureOf(refresh(SecretHash))).toBe(
      `NotAuthorizedException: SecretHash does not match for the client: ${ClientId}`,
    );
  });
});
