import type {
  CreateUserPoolClientCommandInput,
  UpdateUserPoolClientCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { failureOf, openPlayground, type Playground } from '../playground.js';

type Update = Omit<UpdateUserPoolClientCommandInput, 'UserPoolId' | 'ClientId'>;

const update = async ({ api, userPoolId: UserPoolId, clientId: ClientId }: Playground, input: Update) =>
  (await api.updateUserPoolClient({ UserPoolId, ClientId, ...input })).UserPoolClient!;

test('an update sets what it names, and keeps id, name and secret', async () => {
  await using playground = await openPlayground({ client: { GenerateSecret: true } });
  const { api, userPoolId: UserPoolId, clientId: ClientId, clientSecret: ClientSecret } = playground;
  const created = new Date(playground.clock.now());
  playground.clock.advance({ minutes: 1 });
  const settings = { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'], AuthSessionValidity: 10 } satisfies Update;
  const updated = await update(playground, settings);
  expect(updated).toMatchObject({
    ...settings,
    ClientId,
    ClientName: 'app',
    ClientSecret,
    CreationDate: created,
    LastModifiedDate: new Date(playground.clock.now()),
  });
  expect((await api.describeUserPoolClient({ UserPoolId, ClientId })).UserPoolClient).toEqual(updated);
  expect((await update(playground, { ClientName: 'renamed' })).ClientName).toBe('renamed');
});

test('what it leaves out goes back to the default', async () => {
  await using playground = await openPlayground({
    client: {
      RefreshTokenValidity: 5,
      ReadAttributes: ['email'],
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: false,
      RefreshTokenRotation: { Feature: 'DISABLED' },
    },
  });
  const { UserPoolClient: plain } = await playground.api.createUserPoolClient({
    UserPoolId: playground.userPoolId,
    ClientName: 'app',
  });
  expect(await update(playground, {})).toEqual({ ...plain, ClientId: playground.clientId });
});

test('an update holds for the next call', async () => {
  await using playground = await openPlayground();
  await playground.addUser('jane');
  await update(playground, { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] });
  expect(await failureOf(playground.startSignIn('jane'))).toBe(
    'InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client',
  );
});

describe('settings that do not go together, in an update as at the start', () => {
  const units = { AccessToken: 'hours', IdToken: 'hours', RefreshToken: 'hours' } as const;
  const outlived =
    /^InvalidParameterException: Access and Id Token expiration times must be less than or equal to refresh token expiration times\.$/;

  test.each<[string, Partial<CreateUserPoolClientCommandInput>, RegExp]>([
    [
      'flows of both forms',
      { ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'ALLOW_USER_SRP_AUTH'] },
      /^InvalidParameterException: Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names\.$/,
    ],
    [
      'rotation and REFRESH_TOKEN_AUTH',
      {
        ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
        RefreshTokenRotation: { Feature: 'ENABLED' },
      },
      /rotation can not be enabled together with ALLOW_REFRESH_TOKEN_AUTH\.$/,
    ],
    [
      'an access token that outlives the refresh token',
      { AccessTokenValidity: 3, RefreshTokenValidity: 2, TokenValidityUnits: units },
      outlived,
    ],
    [
      'an ID token that outlives the refresh token',
      { IdTokenValidity: 3, RefreshTokenValidity: 2, TokenValidityUnits: units },
      outlived,
    ],
    [
      'an ID token that lives for minutes longer than the refresh token',
      {
        IdTokenValidity: 61,
        RefreshTokenValidity: 60,
        TokenValidityUnits: { IdToken: 'minutes', RefreshToken: 'minutes' },
      },
      outlived,
    ],
    [
      'context data of a client without a secret',
      { EnablePropagateAdditionalUserContextData: true },
      /^InvalidParameterException: Client Secret is required to set EnablePropagateAdditionalUserContextData as true$/,
    ],
    ['a grace period above a minute', rotation(61), /'refreshTokenRotation\.retryGracePeriodSeconds' failed/],
    [
      'a rotation that is neither on nor off',
      { RefreshTokenRotation: { Feature: undefined } },
      /'refreshTokenRotation\.feature' failed/,
    ],
  ])('%s', async (_, input, failure) => {
    await using playground = await openPlayground();
    expect(await failureOf(update(playground, input))).toMatch(failure);
    expect(await failureOf(playground.addClient(input))).toMatch(failure);
  });

  test.each<Update>([
    { ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'], RefreshTokenRotation: { Feature: 'DISABLED' } },
    { ...rotation(60), ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] },
    { AccessTokenValidity: 2, RefreshTokenValidity: 2, TokenValidityUnits: units },
    // An hour is the default of the others.
    { RefreshTokenValidity: 1, TokenValidityUnits: { RefreshToken: 'hours' } },
  ])('but %j', async (input) => {
    await using playground = await openPlayground();
    expect(await update(playground, input)).toMatchObject(input);
  });
});

test('a client with a secret passes context data on', async () => {
  await using playground = await openPlayground({ client: { GenerateSecret: true } });
  const settings = { EnablePropagateAdditionalUserContextData: true };
  expect(await update(playground, settings)).toMatchObject(settings);
  await playground.addClient({ ...settings, ClientSecret: 'a_secret_of_our_own_making' });
  await playground.addClient({ ...settings, GenerateSecret: true });
});

test('a client of no pool, or of another one, is not there', async () => {
  await using playground = await openPlayground();
  const { api, clientId: ClientId, userPoolId } = playground;
  const { UserPool } = await api.createUserPool({ PoolName: 'other' });
  for (const ids of [
    { UserPoolId: userPoolId, ClientId: 'nowhere' },
    { UserPoolId: UserPool!.Id!, ClientId },
  ]) {
    expect(await failureOf(api.updateUserPoolClient(ids))).toBe(
      `ResourceNotFoundException: User pool client ${ids.ClientId} does not exist.`,
    );
  }
});

function rotation(RetryGracePeriodSeconds: number) {
  return { RefreshTokenRotation: { Feature: 'ENABLED' as const, RetryGracePeriodSeconds } };
}
