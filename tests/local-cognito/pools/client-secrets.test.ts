import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { failureOf, openPlayground, password, tokensOf, type Playground } from '../playground.js';

const open = (): Promise<Playground> => openPlayground({ client: { GenerateSecret: true } });

const ids = ({ userPoolId: UserPoolId, clientId: ClientId }: Playground) => ({ UserPoolId, ClientId });

async function signUpWith({ api, clientId: ClientId }: Playground, secret: string, Username: string): Promise<string> {
  const SecretHash = createHmac('sha256', secret)
    .update(Username + ClientId)
    .digest('base64');
  return failureOf(api.signUp({ ClientId, Username, Password: password, SecretHash }));
}

const wrong = ({ clientId }: Playground): string =>
  `NotAuthorizedException: Unable to verify secret hash for client ${clientId}`;

test('a second secret works beside the first, until one of them is deleted', async () => {
  await using playground = await open();
  const { api, clientSecret: first } = playground;
  const { ClientSecretDescriptor } = await api.addUserPoolClientSecret(ids(playground));
  const { ClientSecretId, ClientSecretValue: second } = ClientSecretDescriptor!;
  expect(second).toMatch(/^[0-9a-z]{51}$/);
  expect(await signUpWith(playground, first, 'a')).toMatch(/^no failure/);
  expect(await signUpWith(playground, second!, 'b')).toMatch(/^no failure/);
  expect(await signUpWith(playground, 'another', 'c')).toBe(wrong(playground));

  const { ClientSecrets } = await api.listUserPoolClientSecrets(ids(playground));
  expect(ClientSecrets).toHaveLength(2);
  expect(JSON.stringify(ClientSecrets)).not.toContain(second);
  const old = ClientSecrets!.find((secret) => secret.ClientSecretId !== ClientSecretId)!;
  await api.deleteUserPoolClientSecret({ ...ids(playground), ClientSecretId: old.ClientSecretId });
  expect(await signUpWith(playground, first, 'd')).toBe(wrong(playground));
  expect(await signUpWith(playground, second!, 'e')).toMatch(/^no failure/);
  const { UserPoolClient } = await api.describeUserPoolClient(ids(playground));
  expect(UserPoolClient!.ClientSecret).toBe(second);
});

test('a secret that the caller brings is not told again', async () => {
  await using playground = await open();
  const { api, clientId } = playground;
  const ClientSecret = 'a_secret_of_our_own_making';
  const { ClientSecretDescriptor } = await api.addUserPoolClientSecret({ ...ids(playground), ClientSecret });
  expect(ClientSecretDescriptor).toEqual({
    ClientSecretId: expect.stringMatching(new RegExp(`^${clientId}--\\d+$`)) as string,
    ClientSecretCreateDate: expect.any(Date) as Date,
  });
  expect(await signUpWith(playground, ClientSecret, 'a')).toMatch(/^no failure/);
});

test('both are good for what takes the secret itself', async () => {
  await using playground = await openPlayground({
    client: {
      GenerateSecret: true,
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 },
    },
  });
  const { api, clientId: ClientId, clientSecret: first } = playground;
  const { ClientSecretDescriptor } = await api.addUserPoolClientSecret(ids(playground));
  const second = ClientSecretDescriptor!.ClientSecretValue!;
  await api.adminCreateUser({ UserPoolId: playground.userPoolId, Username: 'jane', MessageAction: 'SUPPRESS' });
  await api.adminSetUserPassword({
    UserPoolId: playground.userPoolId,
    Username: 'jane',
    Password: password,
    Permanent: true,
  });
  const SECRET_HASH = createHmac('sha256', second).update(`jane${ClientId}`).digest('base64');
  const { RefreshToken } = tokensOf(await playground.startSignIn('jane', { SECRET_HASH }));
  for (const ClientSecret of [first, second]) {
    await api.getTokensFromRefreshToken({ ClientId, RefreshToken, ClientSecret });
  }
  expect(await failureOf(api.getTokensFromRefreshToken({ ClientId, RefreshToken }))).toBe(
    'NotAuthorizedException: Invalid client secret.',
  );
  await api.revokeToken({ ClientId, Token: RefreshToken, ClientSecret: second });
});

test('what can not be', async () => {
  await using playground = await open();
  const { api } = playground;
  const both = ids(playground);
  const [only] = (await api.listUserPoolClientSecrets(both)).ClientSecrets!;
  expect(await failureOf(api.deleteUserPoolClientSecret({ ...both, ClientSecretId: only!.ClientSecretId }))).toBe(
    'InvalidParameterException: The last secret of an app client can not be deleted.',
  );
  expect(await failureOf(api.deleteUserPoolClientSecret({ ...both, ClientSecretId: 'nowhere' }))).toBe(
    'ResourceNotFoundException: Client secret nowhere does not exist.',
  );
  const ClientSecret = playground.clientSecret;
  expect(await failureOf(api.addUserPoolClientSecret({ ...both, ClientSecret }))).toBe(
    'InvalidParameterException: The app client has this secret already.',
  );
  await api.addUserPoolClientSecret(both);
  expect(await failureOf(api.addUserPoolClientSecret(both))).toBe(
    'LimitExceededException: An app client can have 2 secrets at most.',
  );
  const { clientId: ClientId } = await playground.addClient();
  expect(await failureOf(api.addUserPoolClientSecret({ ...both, ClientId }))).toBe(
    'InvalidParameterException: An app client that was made without a secret can not get one.',
  );
  expect((await api.listUserPoolClientSecrets({ ...both, ClientId })).ClientSecrets).toEqual([]);
});

test('an update of the client leaves its secrets alone', async () => {
  await using playground = await open();
  const { api } = playground;
  const { ClientSecretDescriptor } = await api.addUserPoolClientSecret(ids(playground));
  await api.updateUserPoolClient({ ...ids(playground), ClientName: 'renamed' });
  expect(await signUpWith(playground, playground.clientSecret, 'a')).toMatch(/^no failure/);
  expect(await signUpWith(playground, ClientSecretDescriptor!.ClientSecretValue!, 'b')).toMatch(/^no failure/);
});
