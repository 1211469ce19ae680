import { createSign, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { claimsOf, failureOf, openPlayground, tokensOf, type Playground, type SignedIn } from '../playground.js';

const refused = (text: string): string => `NotAuthorizedException: ${text}`;
const noUser = 'UserNotFoundException: User does not exist.';

type WithTokens = Playground & { tokens: SignedIn };
async function openWithTokens(): Promise<WithTokens> {
  const playground = await openPlayground();
  await playground.addUser('jane');
  return { ...playground, tokens: await playground.signIn('jane') };
}
const getUser = ({ api }: Playground, AccessToken: string) => failureOf(api.getUser({ AccessToken }));
const encode = (content: unknown): string => Buffer.from(JSON.stringify(content)).toString('base64url');
const refresh = ({ api, clientId: ClientId }: Playground, REFRESH_TOKEN: string) =>
  api.initiateAuth({ ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN } });

describe('texts that are no access token', () => {
  test.each([
    ['nonsense', () => 'nonsense'],
    ['three parts of nonsense', () => 'a.b.c'],
    ['parts that are null', () => `${encode(null)}.${encode(null)}.x`],
    ['a fourth part', ({ AccessToken }: SignedIn) => `${AccessToken}.x`],
    ['an ID token', ({ IdToken }: SignedIn) => IdToken],
    ['a refresh token', ({ RefreshToken }: SignedIn) => RefreshToken],
    [
      'no signature, said to need none',
      ({ AccessToken }: SignedIn) => `${encode({ alg: 'none' })}.${AccessToken.split('.')[1]}.`,
    ],
  ])('%s', async (_, make) => {
    await using playground = await openWithTokens();
    expect(await getUser(playground, make(playground.tokens))).toBe(refused('Invalid Access Token'));
  });
});

describe('signatures', () => {
  const forge = ({ AccessToken }: SignedIn, change: object): string => {
    const [header, payload] = AccessToken.split('.');
    const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as object;
    const text = `${header}.${encode({ ...claims, ...change })}`;
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    return `${text}.${createSign('sha256').update(text).sign(privateKey, 'base64url')}`;
  };
  const unverified = refused('Could not verify signature for Access Token');

  test('by another key, also when the token has expired', async () => {
    await using playground = await openWithTokens();
    expect(await getUser(playground, forge(playground.tokens, {}))).toBe(unverified);
    expect(await getUser(playground, forge(playground.tokens, { exp: 0 }))).toBe(unverified);
  });

  test('of a pool that is not here', async () => {
    await using playground = await openWithTokens();
    await using elsewhere = await openWithTokens();
    expect(await getUser(playground, elsewhere.tokens.AccessToken)).toBe(unverified);
  });

  test('over other claims', async () => {
    await using playground = await openWithTokens();
    const [header, , signature] = playground.tokens.AccessToken.split('.');
    const payload = forge(playground.tokens, { username: 'joe' }).split('.')[1];
    expect(await getUser(playground, `${header}.${payload}.${signature}`)).toBe(unverified);
  });
});

test('it works until it expires', async () => {
  await using playground = await openWithTokens();
  const { AccessToken } = playground.tokens;
  playground.clock.advance({ hours: 1, milliseconds: -1 });
  const { Username, UserAttributes } = await playground.api.getUser({ AccessToken });
  expect(Username).toBe('jane');
  expect(UserAttributes!.map(({ Name }) => Name)).toEqual(['sub', 'email', 'email_verified']);
  playground.clock.advance({ milliseconds: 1 });
  expect(await getUser(playground, AccessToken)).toBe(refused('Access Token has expired'));
});

test('GlobalSignOut ends all logins of the user, and no later one', async () => {
  await using playground = await openWithTokens();
  await playground.addUser('joe');
  const [other, joe] = [await playground.signIn('jane'), await playground.signIn('joe')];
  await playground.api.globalSignOut({ AccessToken: other.AccessToken });
  for (const { AccessToken, RefreshToken } of [playground.tokens, other]) {
    expect(await getUser(playground, AccessToken)).toBe(refused('Access Token has been revoked'));
    expect(await failureOf(refresh(playground, RefreshToken))).toBe(refused('Refresh Token has been revoked'));
  }
  tokensOf(await refresh(playground, joe.RefreshToken));
  await playground.api.getUser({ AccessToken: (await playground.signIn('jane')).AccessToken });
});

describe('RevokeToken', () => {
  const revoke = ({ api, clientId: ClientId }: Pick<Playground, 'api' | 'clientId'>, Token: string, more = {}) =>
    api.revokeToken({ ClientId, Token, ...more });

  test('ends one login: its access tokens too, those of a refresh included', async () => {
    await using playground = await openWithTokens();
    const other = await playground.signIn('jane');
    const { RefreshToken, AccessToken } = playground.tokens;
    const refreshed = tokensOf(await refresh(playground, RefreshToken));
    await revoke(playground, RefreshToken);
    for (const token of [AccessToken, refreshed.AccessToken]) {
      expect(await getUser(playground, token)).toBe(refused('Access Token has been revoked'));
    }
    expect(await failureOf(refresh(playground, RefreshToken))).toBe(refused('Refresh Token has been revoked'));
    await playground.api.getUser({ AccessToken: other.AccessToken });
    await revoke(playground, RefreshToken);
  });

  test.each(['AccessToken', 'IdToken'] as const)('does not take an %s', async (use) => {
    await using playground = await openWithTokens();
    expect(await failureOf(revoke(playground, playground.tokens[use]))).toMatch(/^UnsupportedTokenTypeException: /);
  });

  test('needs the client of the token, and its secret', async () => {
    await using playground = await openWithTokens();
    const { RefreshToken } = playground.tokens;
    const other = { ...playground, ...(await playground.addClient({ GenerateSecret: true })) };
    const ClientSecret = other.clientSecret;
    for (const call of [
      revoke(playground, RefreshToken, { ClientSecret }),
      revoke(other, RefreshToken),
      revoke(other, RefreshToken, { ClientSecret: 'x'.repeat(51) }),
      revoke(other, RefreshToken, { ClientSecret }),
    ]) {
      expect(await failureOf(call)).toMatch(/^UnauthorizedException: /);
    }
    tokensOf(await refresh(playground, RefreshToken));
  });

  test('is not for clients that switched it off', async () => {
    await using playground = await openPlayground({ client: { EnableTokenRevocation: false } });
    await playground.addUser('jane');
    const { RefreshToken } = await playground.signIn('jane');
    expect(await failureOf(revoke(playground, RefreshToken))).toMatch(/^UnsupportedOperationException: /);
  });
});

describe('refresh tokens that are refused', () => {
  test.each(['unknown', '.'])('%s', async (token) => {
    await using playground = await openWithTokens();
    expect(await failureOf(refresh(playground, token))).toBe(refused('Invalid Refresh Token'));
  });

  test("another client's", async () => {
    await using playground = await openWithTokens();
    const other = { ...playground, ...(await playground.addClient()) };
    expect(await failureOf(refresh(other, playground.tokens.RefreshToken))).toBe(refused('Invalid Refresh Token'));
  });
});

describe('after its end', () => {
  test.each<[string, (playground: WithTokens) => Promise<unknown>]>([
    ['DeleteUser', ({ api, tokens: { AccessToken } }) => api.deleteUser({ AccessToken })],
    ['AdminDeleteUser', ({ api, userPoolId }) => api.adminDeleteUser({ UserPoolId: userPoolId, Username: 'jane' })],
  ])('of the user, by %s, no token is good, and the name is free', async (_, end) => {
    await using playground = await openWithTokens();
    const { AccessToken, RefreshToken } = playground.tokens;
    await end(playground);
    expect(await getUser(playground, AccessToken)).toBe(noUser);
    expect(await failureOf(refresh(playground, RefreshToken))).toBe(refused('Invalid Refresh Token'));
    expect(await failureOf(playground.startSignIn('jane'))).toBe(noUser);
    await playground.addUser('jane');
    expect(await getUser(playground, AccessToken)).toBe(noUser);
  });

  test('of the client, no token is good', async () => {
    await using playground = await openWithTokens();
    const { api, userPoolId: UserPoolId, clientId: ClientId, tokens } = playground;
    await api.deleteUserPoolClient({ UserPoolId, ClientId });
    expect(await failureOf(refresh(playground, tokens.RefreshToken))).toBe(
      `ResourceNotFoundException: User pool client ${ClientId} does not exist.`,
    );
    expect(await getUser(playground, tokens.AccessToken)).not.toMatch(/^no failure/);
  });

  test('of the pool, neither', async () => {
    await using playground = await openWithTokens();
    await playground.api.deleteUserPool({ UserPoolId: playground.userPoolId });
    expect(await getUser(playground, playground.tokens.AccessToken)).toBe(
      refused('Could not verify signature for Access Token'),
    );
  });
});

test('where tokens can not be revoked they have no jti, and are good all the same', async () => {
  await using playground = await openPlayground({ client: { EnableTokenRevocation: false } });
  await playground.addUser('jane');
  const { AccessToken, IdToken, RefreshToken } = await playground.signIn('jane');
  for (const token of [AccessToken, IdToken]) {
    expect(Object.keys(claimsOf(token)).filter((name) => name.endsWith('jti'))).toEqual([]);
  }
  expect(await playground.api.getUser({ AccessToken })).toMatchObject({ Username: 'jane' });
  const { AuthenticationResult } = await playground.api.initiateAuth({
    ClientId: playground.clientId,
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    AuthParameters: { REFRESH_TOKEN: RefreshToken },
  });
  await playground.api.globalSignOut({ AccessToken });
  expect(await failureOf(playground.api.getUser({ AccessToken: AuthenticationResult!.AccessToken }))).toBe(
    'NotAuthorizedException: Access Token has been revoked',
  );
});
