import { createPublicKey, verify } from 'node:crypto';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { describe, expect, test } from 'vitest';
import { claimsOf, createClock, openPlayground, password, tokensOf, type Playground } from '../playground.js';

const UUID = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as unknown as string;
const headerOf = (token: string): string => Buffer.from(token.split('.')[0]!, 'base64url').toString();
const refresh = async ({ api, clientId: ClientId }: Playground, REFRESH_TOKEN: string) =>
  tokensOf(await api.initiateAuth({ ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN } }));

test('what a sign-in gives', async () => {
  await using playground = await openPlayground();
  await playground.addUser('jane');
  const tokens = await playground.signIn('jane');
  expect(tokens).toMatchObject({ ExpiresIn: 3600, TokenType: 'Bearer' });
  expect(tokens.RefreshToken).toMatch(/^[A-Za-z0-9-_=.]{100,}$/);
});

test('the claims of the access token', async () => {
  await using playground = await openPlayground();
  const sub = await playground.addUser('jane');
  const now = Math.floor(playground.clock.now() / 1000);
  const claims = claimsOf((await playground.signIn('jane')).AccessToken);
  expect(claims).toEqual({
    sub,
    iss: `https://cognito-idp.us-east-1.amazonaws.com/${playground.userPoolId}`,
    client_id: playground.clientId,
    origin_jti: UUID,
    event_id: UUID,
    token_use: 'access',
    scope: 'aws.cognito.signin.user.admin',
    auth_time: now,
    iat: now,
    exp: now + 3600,
    jti: UUID,
    username: 'jane',
  });
});

test('the claims of the ID token: attributes too, flags as booleans, the address as an object', async () => {
  await using playground = await openPlayground({ pool: { Schema: [{ Name: 'team', AttributeDataType: 'String' }] } });
  const { api, clientId: ClientId } = playground;
  const attributes = {
    email: 'jane@example.com',
    name: 'Jane',
    address: 'Main St 1',
    updated_at: '5',
    'custom:team': 'a',
  };
  const { UserSub } = await api.signUp({
    ClientId,
    Username: 'jane',
    Password: password,
    UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
  });
  await api.confirmSignUp({
    ClientId,
    Username: 'jane',
    ConfirmationCode: await playground.sentCode('jane@example.com'),
  });
  const now = Math.floor(playground.clock.now() / 1000);
  const { IdToken, AccessToken } = await playground.signIn('jane');
  const claims = claimsOf(IdToken);
  expect(claims).toEqual({
    sub: UserSub,
    email: 'jane@example.com',
    email_verified: true,
    name: 'Jane',
    address: { formatted: 'Main St 1' },
    updated_at: 5,
    'custom:team': 'a',
    iss: `https://cognito-idp.us-east-1.amazonaws.com/${playground.userPoolId}`,
    aud: ClientId,
    'cognito:username': 'jane',
    origin_jti: claimsOf(AccessToken)['origin_jti'],
    event_id: claimsOf(AccessToken)['event_id'],
    token_use: 'id',
    auth_time: now,
    iat: now,
    exp: now + 3600,
    jti: UUID,
  });
  expect(claims['jti']).not.toBe(claimsOf(AccessToken)['jti']);
});

test('no attribute can stand in for a claim of the service', async () => {
  await using playground = await openPlayground();
  const sub = await playground.addUser('jane');
  const { IdToken } = await playground.signIn('jane');
  expect(claimsOf(IdToken)).toMatchObject({ sub, token_use: 'id' });
});

describe('signatures', () => {
  test('the header is kid and alg alone; each kind has a key of its own, and both are in the JWKS', async () => {
    await using playground = await openPlayground();
    await playground.addUser('jane');
    const { AccessToken, IdToken } = await playground.signIn('jane');
    const { keys } = await playground.local.jwks(playground.userPoolId);
    const kids = keys.map(({ kid }) => kid);
    expect(new Set(kids).size).toBe(2);
    expect(headerOf(IdToken)).toBe(`{"kid":"${String(kids[0])}","alg":"RS256"}`);
    expect(headerOf(AccessToken)).toBe(`{"kid":"${String(kids[1])}","alg":"RS256"}`);
    for (const [index, token] of [IdToken, AccessToken].entries()) {
      const [header, payload, signature] = token.split('.');
      const key = createPublicKey({ key: keys[index]!, format: 'jwk' });
      const signed = Buffer.from(`${header}.${payload}`);
      expect(verify('sha256', signed, key, Buffer.from(signature!, 'base64url'))).toBe(true);
    }
  });

  test('aws-jwt-verify takes both', async () => {
    // It looks at the real time, so the tokens must be of today.
    await using playground = await openPlayground({ service: { clock: createClock(new Date()) } });
    await playground.addUser('jane');
    const { AccessToken, IdToken } = await playground.signIn('jane');
    const { userPoolId, clientId } = playground;
    const jwks = (await playground.local.jwks(userPoolId)) as never;
    for (const [tokenUse, token] of [
      ['access', AccessToken],
      ['id', IdToken],
    ] as const) {
      const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse });
      verifier.cacheJwks(jwks);
      await expect(verifier.verify(token)).resolves.toMatchObject({ token_use: tokenUse });
    }
  });
});

describe('lifetimes', () => {
  const minutes = {
    TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
  } as const;
  test.each([
    ['an hour, unless told', {}, 3600, 3600],
    ['hours, unless another unit is named', { AccessTokenValidity: 2, IdTokenValidity: 3 }, 7200, 10_800],
    ['minutes', { ...minutes, AccessTokenValidity: 10, IdTokenValidity: 20 }, 600, 1200],
    ['5 minutes at least', { ...minutes, AccessTokenValidity: 5, IdTokenValidity: 5 }, 300, 300],
    ['a day at most', { AccessTokenValidity: 24, IdTokenValidity: 24 }, 86_400, 86_400],
  ])('%s', async (_, client, access, id) => {
    await using playground = await openPlayground({ client });
    await playground.addUser('jane');
    const tokens = await playground.signIn('jane');
    const life = (token: string): number => Number(claimsOf(token)['exp']) - Number(claimsOf(token)['iat']);
    expect([tokens.ExpiresIn, life(tokens.AccessToken), life(tokens.IdToken)]).toEqual([access, access, id]);
  });

  test.each([
    ['30 days, unless told', {}, 30 * 24 * 60],
    ['30 days also for 0', { RefreshTokenValidity: 0 }, 30 * 24 * 60],
    ['days, unless another unit is named', { RefreshTokenValidity: 2 }, 2 * 24 * 60],
    ['an hour at least', { ...minutes, RefreshTokenValidity: 60 }, 60],
  ])('a refresh token lives %s', async (_, client, life) => {
    await using playground = await openPlayground({ client });
    await playground.addUser('jane');
    const { RefreshToken } = await playground.signIn('jane');
    playground.clock.advance({ minutes: life, milliseconds: -1 });
    await refresh(playground, RefreshToken);
    playground.clock.advance({ milliseconds: 1 });
    await expect(refresh(playground, RefreshToken)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Refresh Token has expired',
    });
  });
});

test.each([
  [{ AccessTokenValidity: 4 }],
  [{ AccessTokenValidity: 1441 }],
  [{ IdTokenValidity: 4 }],
  [{ IdTokenValidity: 1441 }],
  [{ RefreshTokenValidity: 59 }],
  [{ RefreshTokenValidity: 3650 * 1440 + 1 }],
])('no client has tokens that live %j minutes', async (client) => {
  await using playground = await openPlayground();
  const TokenValidityUnits = { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' } as const;
  await expect(playground.addClient({ ...client, TokenValidityUnits })).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'Invalid range for token validity.',
  });
});

test('refresh gives new tokens of the same login, and no refresh token', async () => {
  await using playground = await openPlayground();
  await playground.addUser('jane');
  const before = await playground.signIn('jane');
  playground.clock.advance({ minutes: 30 });
  const after = await refresh(playground, before.RefreshToken);
  expect(after).not.toHaveProperty('RefreshToken');
  expect(after).toMatchObject({ ExpiresIn: 3600, TokenType: 'Bearer' });
  for (const use of ['AccessToken', 'IdToken'] as const) {
    const [old, fresh] = [claimsOf(before[use]), claimsOf(after[use])];
    expect(fresh).toMatchObject({ origin_jti: old['origin_jti'], auth_time: old['auth_time'], sub: old['sub'] });
    expect(fresh['jti']).not.toBe(old['jti']);
    expect(Number(fresh['iat'])).toBe(Number(old['iat']) + 1800);
  }
  const again = await playground.signIn('jane');
  expect(claimsOf(again.AccessToken)['origin_jti']).not.toBe(claimsOf(before.AccessToken)['origin_jti']);
});
