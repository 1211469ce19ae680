import {
  CognitoIdentityProvider,
  CognitoIdentityProviderClient,
  ListUserPoolsCommand,
  SignUpCommand,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { createTestClock, startLocalCognito, type LocalCognito } from '../../src/local/index.js';

describe('client', () => {
  test('is a ready client of the SDK', async () => {
    await using cognito = await startLocalCognito();
    const client = cognito.client();
    expectTypeOf(client).toEqualTypeOf<CognitoIdentityProviderClient>();
    expect(client).toBeInstanceOf(CognitoIdentityProviderClient);
    expect((await client.send(new ListUserPoolsCommand({ MaxResults: 1 }))).UserPools).toEqual([]);
  });

  test('may be of a class of your own copy', async () => {
    await using cognito = await startLocalCognito({ region: 'eu-west-1' });
    const client = cognito.client(CognitoIdentityProvider);
    expectTypeOf(client).toEqualTypeOf<CognitoIdentityProvider>();
    const { UserPool } = await client.createUserPool({ PoolName: 'mine' });
    expect(UserPool!.Id).toMatch(/^eu-west-1_/);
  });

  test('fails with the classes that an import of the SDK has', async () => {
    await using cognito = await startLocalCognito();
    const { clientId: ClientId } = await cognito.createUserPool();
    const signUp = new SignUpCommand({ ClientId, Username: 'jane', Password: 'Correct-Horse-9!' });
    await cognito.client().send(signUp);
    await expect(cognito.client().send(signUp)).rejects.toBeInstanceOf(UsernameExistsException);
  });

  test.each<[unknown, string]>([
    [3, 'TypeError: client takes a class of the AWS SDK, such as CognitoIdentityProviderClient, not 3.'],
    ['S3', "TypeError: client takes a class of the AWS SDK, such as CognitoIdentityProviderClient, not 'S3'."],
    [
      () => undefined,
      'TypeError: client takes a class of the AWS SDK, such as CognitoIdentityProviderClient, not a function.',
    ],
    [Date, 'TypeError: client takes a class of the AWS SDK; a Date has no method destroy.'],
  ])('does not take %o for a class', async (given, failure) => {
    const cognito = await startLocalCognito();
    expect(() => cognito.client(given as never)).toThrow(
      expect.toSatisfy((error: unknown) => String(error) === failure) as Error,
    );
    await expect(cognito.close()).resolves.toBeUndefined();
  });

  test('clientOptions do for a client that you make', async () => {
    await using cognito = await startLocalCognito();
    const client = new CognitoIdentityProviderClient({ ...cognito.clientOptions, customUserAgent: 'mine' });
    expect((await client.send(new ListUserPoolsCommand({ MaxResults: 1 }))).UserPools).toEqual([]);
  });
});

describe('createUserPool', () => {
  test('gives a pool and an app client that are ready', async () => {
    await using cognito = await startLocalCognito();
    const { userPoolId, clientId, ...more } = await cognito.createUserPool();
    expect(more).toEqual({});
    const api = cognito.client(CognitoIdentityProvider);
    const { UserPool } = await api.describeUserPool({ UserPoolId: userPoolId });
    expect(UserPool).toMatchObject({
      AutoVerifiedAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
    });
    const { UserPoolClient } = await api.describeUserPoolClient({ UserPoolId: userPoolId, ClientId: clientId });
    expect(UserPoolClient!.ExplicitAuthFlows).toContain('ALLOW_USER_SRP_AUTH');
  });

  test('takes what the calls take', async () => {
    await using cognito = await startLocalCognito();
    const { userPoolId, clientSecret } = await cognito.createUserPool({
      pool: { UsernameAttributes: ['email'] },
      client: { GenerateSecret: true },
      mfa: 'OPTIONAL',
    });
    expect(clientSecret).toMatch(/^\w{24,64}$/);
    const { UserPool } = await cognito.client(CognitoIdentityProvider).describeUserPool({ UserPoolId: userPoolId });
    expect(UserPool).toMatchObject({ UsernameAttributes: ['email'], MfaConfiguration: 'OPTIONAL' });
  });

  test.each([
    [{ pol: {} }, 'TypeError: createUserPool has no option pol. Is pool meant?'],
    [{ client: 'app' }, "TypeError: createUserPool: the option client must be an object, not 'app'."],
    [{ mfa: true }, 'TypeError: createUserPool: the option mfa must be one of OFF, OPTIONAL, ON, not true.'],
  ])('does not take %o', async (options, failure) => {
    await using cognito = await startLocalCognito();
    await expect(cognito.createUserPool(options as object)).rejects.toSatisfy((error) => String(error) === failure);
  });

  test('fails as the calls do', async () => {
    await using cognito = await startLocalCognito();
    const call = cognito.createUserPool({ pool: { PoolName: '!' } });
    await expect(call).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});

test('await using closes it, and closing twice does no harm', async () => {
  let kept: LocalCognito;
  {
    await using cognito = await startLocalCognito({ clock: createTestClock() });
    kept = cognito;
    await cognito.close();
  }
  await expect(kept.client().send(new ListUserPoolsCommand({ MaxResults: 1 }))).rejects.toThrow('is closed');
});

test('await using closes a server, and the service may listen again', async () => {
  await using cognito = await startLocalCognito();
  let url: string;
  {
    await using server = await cognito.listen();
    url = server.url;
    expect(await (await fetch(`${url}/health`)).json()).toMatchObject({ status: 'ok' });
  }
  await expect(fetch(url)).rejects.toThrow('fetch failed');
  await using again = await cognito.listen();
  expect(again.url).not.toBe('');
});
