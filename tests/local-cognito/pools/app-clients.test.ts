import { expect, test } from 'vitest';
import { failureOf, openPlayground } from '../playground.js';

test('a client of nothing but a name has the defaults', async () => {
  await using playground = await openPlayground();
  const { api, userPoolId: UserPoolId } = playground;
  const { UserPoolClient } = await api.createUserPoolClient({ UserPoolId, ClientName: 'app' });
  const now = new Date(playground.clock.now());
  expect(UserPoolClient).toEqual({
    ClientId: expect.stringMatching(/^[0-9a-z]{26}$/) as string,
    ClientName: 'app',
    UserPoolId,
    RefreshTokenValidity: 30,
    AllowedOAuthFlowsUserPoolClient: false,
    EnableTokenRevocation: true,
    EnablePropagateAdditionalUserContextData: false,
    AuthSessionValidity: 3,
    CreationDate: now,
    LastModifiedDate: now,
  });
});

test('what was set is described again, the secret included', async () => {
  await using playground = await openPlayground();
  const { api, userPoolId: UserPoolId } = playground;
  const settings = {
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    AccessTokenValidity: 10,
    TokenValidityUnits: { AccessToken: 'minutes' },
    PreventUserExistenceErrors: 'ENABLED',
    AuthSessionValidity: 15,
    EnableTokenRevocation: false,
    ReadAttributes: ['email'],
    CallbackURLs: ['https://example.com'],
  } as const;
  const { UserPoolClient } = await api.createUserPoolClient({
    UserPoolId,
    ClientName: 'app',
    GenerateSecret: true,
    ...settings,
    ExplicitAuthFlows: [...settings.ExplicitAuthFlows],
    ReadAttributes: [...settings.ReadAttributes],
    CallbackURLs: [...settings.CallbackURLs],
  });
  expect(UserPoolClient).toMatchObject(settings);
  expect(UserPoolClient!.ClientSecret).toMatch(/^[0-9a-z]{51}$/);
  const { ClientId } = UserPoolClient!;
  expect((await api.describeUserPoolClient({ UserPoolId, ClientId })).UserPoolClient).toEqual(UserPoolClient);
});

test('a client can be given a secret, but not another one with it', async () => {
  await using playground = await openPlayground();
  const ClientSecret = 'a_secret_of_our_own_making';
  const { clientId: ClientId, clientSecret } = await playground.addClient({ ClientSecret });
  expect(clientSecret).toBe(ClientSecret);
  const { UserPoolClient } = await playground.api.describeUserPoolClient({
    UserPoolId: playground.userPoolId,
    ClientId,
  });
  expect(UserPoolClient!.ClientSecret).toBe(ClientSecret);
  expect(await failureOf(playground.addClient({ ClientSecret, GenerateSecret: true }))).toBe(
    'InvalidParameterException: GenerateSecret can not be true when a ClientSecret is given.',
  );
});

test('legacy and present values of ExplicitAuthFlows do not mix', async () => {
  await using playground = await openPlayground();
  const ExplicitAuthFlows = ['ADMIN_NO_SRP_AUTH', 'ALLOW_USER_SRP_AUTH'] as const;
  expect(await failureOf(playground.addClient({ ExplicitAuthFlows: [...ExplicitAuthFlows] }))).toMatch(
    /^InvalidParameterException: /,
  );
});

test('clients of a pool are listed page by page, without their secrets', async () => {
  await using playground = await openPlayground();
  const { api, userPoolId: UserPoolId } = playground;
  const made = [playground.clientId];
  for (let index = 0; index < 4; index++) made.push((await playground.addClient({ GenerateSecret: true })).clientId);
  const { UserPool } = await api.createUserPool({ PoolName: 'other' });
  await api.createUserPoolClient({ UserPoolId: UserPool!.Id, ClientName: 'not listed' });

  const first = await api.listUserPoolClients({ UserPoolId, MaxResults: 3 });
  const second = await api.listUserPoolClients({ UserPoolId, MaxResults: 3, NextToken: first.NextToken });
  const listed = [...first.UserPoolClients!, ...second.UserPoolClients!];
  expect(listed.map(({ ClientId }) => ClientId!).toSorted()).toEqual(made.toSorted());
  expect(listed[0]).toEqual({ ClientId: expect.any(String) as string, ClientName: 'app', UserPoolId });
  expect(second).not.toHaveProperty('NextToken');
});

test.each(['describeUserPoolClient', 'deleteUserPoolClient'] as const)(
  '%s of a client that is not there, or in another pool',
  async (call) => {
    await using playground = await openPlayground();
    const { UserPool } = await playground.api.createUserPool({ PoolName: 'other' });
    for (const [UserPoolId, ClientId] of [
      [playground.userPoolId, 'nowhere'],
      [UserPool!.Id!, playground.clientId],
    ] as const) {
      expect(await failureOf(playground.api[call]({ UserPoolId, ClientId }) as Promise<unknown>)).toBe(
        `ResourceNotFoundException: User pool client ${ClientId} does not exist.`,
      );
    }
  },
);

test('a deleted client is gone, its pool and users are not', async () => {
  await using playground = await openPlayground();
  const { api, userPoolId: UserPoolId, clientId: ClientId } = playground;
  await playground.addUser('jane');
  await playground.signIn('jane');
  await api.deleteUserPoolClient({ UserPoolId, ClientId });
  expect(await failureOf(playground.startSignIn('jane'))).toBe(
    `ResourceNotFoundException: User pool client ${ClientId} does not exist.`,
  );
  expect(await api.adminGetUser({ UserPoolId, Username: 'jane' })).toMatchObject({ UserStatus: 'CONFIRMED' });
});
