/** Behaviour checklist: tokens, and their end. */
import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { claimsOf, failureOf, openPlayground, tokensOf, type Playground, type SignedIn } from '../playground.js';

async function openWithJane(options: Parameters<typeof openPlayground>[0] = {}) {
  const playground = await openPlayground(options);
  const sub = await playground.addUser('jane');
  return { ...playground, sub };
}

const refresh = async ({ api, clientId: ClientId }: Playground, REFRESH_TOKEN: string) =>
  api.initiateAuth({ ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN } });

const headerOf = (token: string): unknown =>
  JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()) as unknown;

describe('Tokens: sets of claims, both kids in the JWKS, origin_jti and auth_time over refreshes, ExpiresIn', () => {
  const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string;

  test('the claims, and no others', async () => {
    await using playground = await openWithJane({
      pool: { Schema: [{ Name: 'team', AttributeDataType: 'String', Mutable: true }] },
    });
    const { api, userPoolId, clientId, clock, sub } = playground;
    const UserAttributes = [{ Name: 'custom:team', Value: 'red' }];
    await api.adminUpdateUserAttributes({ UserPoolId: userPoolId, Username: 'jane', UserAttributes });
    await api.createGroup({
      UserPoolId: userPoolId,
      GroupName: 'admins',
      RoleArn: 'arn:aws:iam::000000000000:role/a',
      Precedence: 1,
    });
    await api.adminAddUserToGroup({ UserPoolId: userPoolId, Username: 'jane', GroupName: 'admins' });
    const { IdToken, AccessToken, ExpiresIn, TokenType, RefreshToken } = await playground.signIn('jane');
    const now = Math.floor(clock.now() / 1000);
    const shared = {
      sub,
      iss: playground.local.issuer(userPoolId),
      'cognito:groups': ['admins'],
      origin_jti: uuid,
      event_id: uuid,
      auth_time: now,
      iat: now,
      exp: now + 3600,
      jti: uuid,
    };
    expect(claimsOf(IdToken)).toEqual({
      ...shared,
      token_use: 'id',
      aud: clientId,
      'cognito:username': 'jane',
      'cognito:roles': ['arn:aws:iam::000000000000:role/a'],
      'cognito:preferred_role': 'arn:aws:iam::000000000000:role/a',
      email: 'jane@example.com',
      email_verified: true,
      'custom:team': 'red',
    });
    expect(claimsOf(AccessToken)).toEqual({
      ...shared,
      token_use: 'access',
      client_id: clientId,
      username: 'jane',
      scope: 'aws.cognito.signin.user.admin',
    });
    expect([ExpiresIn, TokenType]).toEqual([3600, 'Bearer']);
    expect(RefreshToken).toMatch(/^[A-Za-z0-9-_=.]+$/);
    const [id, access] = [claimsOf(IdToken), claimsOf(AccessToken)];
    expect([id['origin_jti'], id['event_id']]).toEqual([access['origin_jti'], access['event_id']]);
    expect(id['jti']).not.toBe(access['jti']);
  });

  test('each kind is signed by a key of its own, both in the JWKS; the header has kid and alg alone', async () => {
    await using playground = await openWithJane();
    const { IdToken, AccessToken } = await playground.signIn('jane');
    const { keys } = await playground.local.jwks(playground.userPoolId);
    const kids: string[] = [];
    for (const token of [IdToken, AccessToken]) {
      const header = headerOf(token) as { kid: string };
      expect(header).toEqual({ kid: header.kid, alg: 'RS256' });
      const key = keys.find(({ kid }) => kid === header.kid);
      const [head, payload, signature] = token.split('.');
      const publicKey = createPublicKey({ key: key as unknown as JsonWebKey, format: 'jwk' });
      const isGenuine = verify(
        'sha256',
        Buffer.from(`${head}.${payload}`),
        publicKey,
        Buffer.from(signature!, 'base64url'),
      );
      expect(isGenuine).toBe(true);
      kids.push(header.kid);
    }
    expect(new Set(kids)).toEqual(new Set(keys.map(({ kid }) => kid)));
  });

  test('over refreshes origin_jti and auth_time stay, jti and iat do not; there is no other refresh token', async () => {
    await using playground = await openWithJane();
    const before = await playground.signIn('jane');
    playground.clock.advance({ minutes: 10 });
    const answer = await refresh(playground, before.RefreshToken);
    expect(answer).toMatchObject({ ChallengeParameters: {} });
    expect(answer.AuthenticationResult).not.toHaveProperty('RefreshToken');
    for (const use of ['IdToken', 'AccessToken'] as const) {
      const [old, fresh] = [claimsOf(before[use]), claimsOf(tokensOf(answer)[use])];
      const kept = (claims: Record<string, unknown>) => [claims['origin_jti'], claims['auth_time'], claims['sub']];
      expect(kept(fresh)).toEqual(kept(old));
      expect(fresh['jti']).not.toBe(old['jti']);
      expect(fresh['iat']).toBe((old['iat'] as number) + 600);
    }
  });

  test("ExpiresIn is the access token's, in seconds, whatever the unit; changed attributes come with a refresh", async () => {
    await using playground = await openWithJane({
      client: {
        AccessTokenValidity: 10,
        IdTokenValidity: 1,
        RefreshTokenValidity: 60,
        TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'hours', RefreshToken: 'minutes' },
      },
    });
    const { api, userPoolId: UserPoolId } = playground;
    const { AccessToken, IdToken, RefreshToken, ExpiresIn } = await playground.signIn('jane');
    const life = (token: string) => Number(claimsOf(token)['exp']) - Number(claimsOf(token)['iat']);
    expect([ExpiresIn, life(AccessToken), life(IdToken)]).toEqual([600, 600, 3600]);
    const UserAttributes = [{ Name: 'name', Value: 'Jane' }];
    await api.adminUpdateUserAttributes({ UserPoolId, Username: 'jane', UserAttributes });
    expect(claimsOf(tokensOf(await refresh(playground, RefreshToken)).IdToken)).toMatchObject({ name: 'Jane' });
    playground.clock.advance({ minutes: 10 });
    expect(await failureOf(api.getUser({ AccessToken }))).toBe('NotAuthorizedException: Access Token has expired');
    playground.clock.advance({ minutes: 50 });
    expect(await failureOf(refresh(playground, RefreshToken))).toBe(
      'NotAuthorizedException: Refresh Token has expired',
    );
  });

  test.each<[string, (tokens: SignedIn) => string, string]>([
    ['no token at all', () => 'abc', 'Invalid Access Token'],
    ['the ID token', ({ IdToken }) => IdToken, 'Invalid Access Token'],
    [
      'a signature that is not ours',
      ({ AccessToken }) => `${AccessToken.slice(0, -8)}AAAAAAAA`,
      'Could not verify signature for Access Token',
    ],
  ])('what is no access token: %s', async (_, pick, message) => {
    await using playground = await openWithJane();
    const AccessToken = pick(await playground.signIn('jane'));
    expect(await failureOf(playground.api.getUser({ AccessToken }))).toBe(`NotAuthorizedException: ${message}`);
  });
});

describe('GlobalSignOut, RevokeToken on an access token, rotation with its grace period', () => {
  const revokedAccess = 'NotAuthorizedException: Access Token has been revoked';
  const revokedRefresh = 'NotAuthorizedException: Refresh Token has been revoked';

  test.each<[string, (playground: Playground, tokens: SignedIn) => Promise<unknown>, boolean]>([
    ['GlobalSignOut ends all logins', ({ api }, { AccessToken }) => api.globalSignOut({ AccessToken }), true],
    [
      'AdminUserGlobalSignOut does, too',
      ({ api, userPoolId: UserPoolId }) => api.adminUserGlobalSignOut({ UserPoolId, Username: 'jane' }),
      true,
    ],
    [
      'RevokeToken ends the one',
      ({ api, clientId: ClientId }, { RefreshToken: Token }) => api.revokeToken({ ClientId, Token }),
      false,
    ],
  ])('%s', async (_, end, all) => {
    await using playground = await openWithJane();
    const [one, other] = [await playground.signIn('jane'), await playground.signIn('jane')];
    const outcomes = async ({ AccessToken, RefreshToken }: SignedIn) => [
      await failureOf(playground.api.getUser({ AccessToken })),
      await failureOf(refresh(playground, RefreshToken)),
    ];
    await end(playground, one);
    expect(await outcomes(one)).toEqual([revokedAccess, revokedRefresh]);
    if (all) expect(await outcomes(other)).toEqual([revokedAccess, revokedRefresh]);
    else for (const outcome of await outcomes(other)) expect(outcome).toMatch(/^no failure/);
    await playground.signIn('jane');
  });

  test('a user who was disabled gets no token back by being enabled', async () => {
    await using playground = await openWithJane();
    const { AccessToken, RefreshToken } = await playground.signIn('jane');
    const about = { UserPoolId: playground.userPoolId, Username: 'jane' };
    await playground.api.adminDisableUser(about);
    await playground.api.adminEnableUser(about);
    expect(await failureOf(playground.api.getUser({ AccessToken }))).toBe(revokedAccess);
    expect(await failureOf(refresh(playground, RefreshToken))).toBe(revokedRefresh);
  });

  test('RevokeToken takes refresh tokens, once or twice, of its client, whose revocation is on', async () => {
    await using playground = await openWithJane();
    const { api, clientId: ClientId } = playground;
    const { AccessToken, IdToken, RefreshToken } = await playground.signIn('jane');
    const revoke = (Token: string, client = ClientId) => failureOf(api.revokeToken({ ClientId: client, Token }));
    for (const token of [AccessToken, IdToken]) {
      expect(await revoke(token)).toMatch(/^UnsupportedTokenTypeException: /);
    }
    const [stranger, unwilling] = [
      await playground.addClient(),
      await playground.addClient({ EnableTokenRevocation: false }),
    ];
    expect(await revoke(RefreshToken, stranger.clientId)).toMatch(/^UnauthorizedException: /);
    expect(await revoke(RefreshToken, unwilling.clientId)).toMatch(/^UnsupportedOperationException: /);
    for (let times = 0; times < 2; times++) expect(await revoke(RefreshToken)).toMatch(/^no failure/);
    expect(await failureOf(refresh(playground, RefreshToken))).toBe(revokedRefresh);
  });

  test('rotation: another refresh token with the end of the first; the old one works for its grace', async () => {
    await using playground = await openWithJane({
      client: {
        ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
        RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 },
        RefreshTokenValidity: 1,
      },
    });
    const exchange = async (RefreshToken: string) =>
      tokensOf(await playground.api.getTokensFromRefreshToken({ ClientId: playground.clientId, RefreshToken }));
    const first = (await playground.signIn('jane')).RefreshToken;
    const second = (await exchange(first)).RefreshToken;
    expect(second).not.toBe(first);
    playground.clock.advance({ seconds: 59 });
    await exchange(first);
    playground.clock.advance({ seconds: 1 });
    expect(await failureOf(exchange(first))).toMatch(/^RefreshTokenReuseException: /);
    await exchange(second);
    playground.clock.advance({ hours: 24 });
    expect(await failureOf(exchange(second))).toBe('NotAuthorizedException: Refresh Token has expired');
    expect(await failureOf(exchange('nonsense'))).toBe('NotAuthorizedException: Invalid Refresh Token.');
    expect(
      await failureOf(
        playground.api.getTokensFromRefreshToken({
          ClientId: (await playground.addClient()).clientId,
          RefreshToken: second,
        }),
      ),
    ).toBe('NotAuthorizedException: Invalid Refresh Token.');
  });
});
