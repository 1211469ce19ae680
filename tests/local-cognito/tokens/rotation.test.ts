import type { CreateUserPoolClientCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import {
  claimsOf,
  deviceTracking,
  failureOf,
  openPlayground,
  tokensOf,
  type Playground,
  type SignedIn,
} from '../playground.js';
import { confirmDevice } from '../srp-sign-in.js';

const reused = 'RefreshTokenReuseException: Refresh Token has been used already';
const revoked = 'NotAuthorizedException: Refresh Token has been revoked';
const invalid = 'NotAuthorizedException: Invalid Refresh Token.';

type ClientSettings = Partial<CreateUserPoolClientCommandInput>;
const rotating = (RetryGracePeriodSeconds?: number): ClientSettings => ({
  ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
  RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds },
});

type WithTokens = Playground & { tokens: SignedIn };
async function open(client: ClientSettings = rotating()): Promise<WithTokens> {
  const playground = await openPlayground({ client });
  await playground.addUser('jane');
  return { ...playground, tokens: await playground.signIn('jane') };
}

type Client = Pick<Playground, 'api' | 'clientId'>;
const exchange = async ({ api, clientId: ClientId }: Client, RefreshToken: string, more = {}): Promise<SignedIn> =>
  tokensOf(await api.getTokensFromRefreshToken({ ClientId, RefreshToken, ...more }));
const refresh = ({ api, clientId: ClientId }: Client, REFRESH_TOKEN: string) =>
  api.initiateAuth({ ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN } });

describe('a client whose refresh tokens rotate', () => {
  test('gets new tokens of the same login, the refresh token included', async () => {
    await using playground = await open();
    const before = playground.tokens;
    playground.clock.advance({ minutes: 30 });
    const after = await exchange(playground, before.RefreshToken);
    expect(after).toMatchObject({ ExpiresIn: 3600, TokenType: 'Bearer' });
    expect(after.RefreshToken).toMatch(/^[A-Za-z0-9-_=.]{100,}$/);
    expect(after.RefreshToken).not.toBe(before.RefreshToken);
    for (const use of ['AccessToken', 'IdToken'] as const) {
      const [old, fresh] = [claimsOf(before[use]), claimsOf(after[use])];
      expect(fresh).toMatchObject({ origin_jti: old['origin_jti'], auth_time: old['auth_time'], sub: old['sub'] });
      expect(fresh['jti']).not.toBe(old['jti']);
    }
    await exchange(playground, after.RefreshToken);
    await playground.api.getUser({ AccessToken: after.AccessToken });
  });

  test('has them until the end of the first one', async () => {
    await using playground = await open({ ...rotating(), RefreshTokenValidity: 2 });
    playground.clock.advance({ days: 1 });
    const { RefreshToken } = await exchange(playground, playground.tokens.RefreshToken);
    playground.clock.advance({ days: 1, milliseconds: -1 });
    const last = await exchange(playground, RefreshToken);
    playground.clock.advance({ milliseconds: 1 });
    expect(await failureOf(exchange(playground, last.RefreshToken))).toBe(
      'NotAuthorizedException: Refresh Token has expired',
    );
  });

  test('can use each once, when there is no grace', async () => {
    await using playground = await open();
    const { RefreshToken } = playground.tokens;
    const next = await exchange(playground, RefreshToken);
    expect(await failureOf(exchange(playground, RefreshToken))).toBe(reused);
    const third = await exchange(playground, next.RefreshToken);
    expect(await failureOf(exchange(playground, next.RefreshToken))).toBe(reused);
    await exchange(playground, third.RefreshToken);
  });

  test('can use the old one again within the grace, which begins with the first use', async () => {
    await using playground = await open(rotating(60));
    const { RefreshToken } = playground.tokens;
    const first = await exchange(playground, RefreshToken);
    playground.clock.advance({ seconds: 60, milliseconds: -1 });
    const second = await exchange(playground, RefreshToken);
    playground.clock.advance({ milliseconds: 1 });
    expect(await failureOf(exchange(playground, RefreshToken))).toBe(reused);
    // Whichever of the two the client has kept is good.
    playground.clock.advance({ hours: 1 });
    for (const token of [first.RefreshToken, second.RefreshToken]) await exchange(playground, token);
  });

  test('of two calls at once, without a grace, one wins', async () => {
    await using playground = await open();
    const { RefreshToken } = playground.tokens;
    const outcomes = await Promise.all([1, 2, 3].map(() => failureOf(exchange(playground, RefreshToken))));
    expect(outcomes.filter((outcome) => outcome === reused)).toHaveLength(2);
  });

  test.each<[string, ClientSettings]>([
    ['with flows named', { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] }],
    ['with legacy flows', { ExplicitAuthFlows: ['USER_PASSWORD_AUTH'] }],
    ['with none', { ExplicitAuthFlows: [] }],
  ])('does not refresh by InitiateAuth, %s', async (_, flows) => {
    await using playground = await open();
    const client = { ...playground, ...(await playground.addClient({ ...rotating(), ...flows })) };
    expect(await failureOf(refresh(client, playground.tokens.RefreshToken))).toBe(
      'InvalidParameterException: REFRESH_TOKEN_AUTH is not enabled for the client.',
    );
  });

  test('may stop rotating: the last token stays, those before it stay dead', async () => {
    await using playground = await open();
    const { api, userPoolId: UserPoolId, clientId: ClientId, tokens } = playground;
    const { RefreshToken } = await exchange(playground, tokens.RefreshToken);
    await api.updateUserPoolClient({ UserPoolId, ClientId, ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] });
    for (let count = 0; count < 2; count++) tokensOf(await refresh(playground, RefreshToken));
    expect(await failureOf(refresh(playground, tokens.RefreshToken))).toBe(reused);
  });
});

test('a client whose refresh tokens do not rotate keeps its own', async () => {
  await using playground = await open({});
  const { RefreshToken } = playground.tokens;
  for (let count = 0; count < 2; count++) {
    expect(await exchange(playground, RefreshToken)).not.toHaveProperty('RefreshToken');
  }
  tokensOf(await refresh(playground, RefreshToken));
});

describe('revocation', () => {
  test.each([0, 1, 2])('RevokeToken takes token %i of a family, and ends all of it', async (which) => {
    await using playground = await open(rotating(60));
    const { api, clientId: ClientId } = playground;
    const family = [playground.tokens];
    while (family.length < 3) family.push(await exchange(playground, family.at(-1)!.RefreshToken));
    const other = await playground.signIn('jane');
    await api.revokeToken({ ClientId, Token: family[which]!.RefreshToken });
    for (const { RefreshToken, AccessToken } of family) {
      expect(await failureOf(exchange(playground, RefreshToken))).toBe(revoked);
      expect(await failureOf(api.getUser({ AccessToken }))).toBe(
        'NotAuthorizedException: Access Token has been revoked',
      );
    }
    await exchange(playground, other.RefreshToken);
  });

  test('a token used up can still revoke its family', async () => {
    await using playground = await open();
    const { RefreshToken } = await exchange(playground, playground.tokens.RefreshToken);
    await playground.api.revokeToken({ ClientId: playground.clientId, Token: playground.tokens.RefreshToken });
    expect(await failureOf(exchange(playground, RefreshToken))).toBe(revoked);
  });

  test('GlobalSignOut ends all of it, too', async () => {
    await using playground = await open();
    const { RefreshToken, AccessToken } = await exchange(playground, playground.tokens.RefreshToken);
    await playground.api.globalSignOut({ AccessToken });
    expect(await failureOf(exchange(playground, RefreshToken))).toBe(revoked);
  });
});

describe('tokens that are refused', () => {
  test.each(['unknown', '.'])('%s', async (token) => {
    await using playground = await open();
    expect(await failureOf(exchange(playground, token))).toBe(invalid);
  });

  test('an access token, an ID token', async () => {
    await using playground = await open();
    expect(await failureOf(exchange(playground, playground.tokens.AccessToken))).toBe(invalid);
    expect(await failureOf(exchange(playground, playground.tokens.IdToken))).toBe(invalid);
  });

  test("another client's, and a deleted user's", async () => {
    await using playground = await open();
    const other = { ...playground, ...(await playground.addClient(rotating())) };
    expect(await failureOf(exchange(other, playground.tokens.RefreshToken))).toBe(invalid);
    await playground.api.deleteUser({ AccessToken: playground.tokens.AccessToken });
    expect(await failureOf(exchange(playground, playground.tokens.RefreshToken))).toBe(invalid);
  });

  test('a disabled user’s', async () => {
    await using playground = await open();
    await playground.api.adminDisableUser({ UserPoolId: playground.userPoolId, Username: 'jane' });
    expect(await failureOf(exchange(playground, playground.tokens.RefreshToken))).toBe(revoked);
  });

  test('any, of a client that is not there', async () => {
    await using playground = await open();
    expect(await failureOf(exchange({ ...playground, clientId: 'nowhere' }, 'x'))).toBe(
      'ResourceNotFoundException: User pool client nowhere does not exist.',
    );
  });
});

test('a client with a secret shows it, one without has none to show', async () => {
  await using playground = await open();
  const { api, userPoolId: UserPoolId } = playground;
  const client = await playground.addClient({
    ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'],
    GenerateSecret: true,
  });
  const secretless = 'NotAuthorizedException: Invalid client secret.';
  for (const more of [{}, { ClientSecret: 'x'.repeat(51) }]) {
    expect(await failureOf(exchange({ api, ...client }, 'x', more))).toBe(secretless);
  }
  expect(await failureOf(exchange({ api, ...client }, 'x', { ClientSecret: client.clientSecret }))).toBe(invalid);
  const ClientSecret = client.clientSecret;
  expect(await failureOf(exchange(playground, playground.tokens.RefreshToken, { ClientSecret }))).toBe(secretless);
  await api.updateUserPoolClient({ UserPoolId, ClientId: client.clientId });
  expect(await failureOf(exchange({ api, ...client }, 'x', { ClientSecret }))).toBe(invalid);
});

test('where devices are tracked, the device of the login is named, and was confirmed', async () => {
  await using playground = await openPlayground({
    client: rotating(),
    pool: { DeviceConfiguration: deviceTracking },
  });
  await playground.addUser('jane');
  const tokens = await playground.signIn('jane');
  const DeviceKey = tokens.NewDeviceMetadata!.DeviceKey!;
  expect(await failureOf(exchange(playground, tokens.RefreshToken, { DeviceKey }))).toBe(invalid);
  await confirmDevice(playground, tokens);
  expect(await failureOf(exchange(playground, tokens.RefreshToken))).toBe(invalid);
  const next = await exchange(playground, tokens.RefreshToken, { DeviceKey });
  expect(next).not.toHaveProperty('NewDeviceMetadata');
  expect(claimsOf(next.AccessToken)['device_key']).toBe(DeviceKey);
  await exchange(playground, next.RefreshToken, { DeviceKey });
});
