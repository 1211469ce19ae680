import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignUpCommand } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { createUserPool } from '../../src/actions/index.js';
import { startLocalCognito, type LocalCognito } from '../../src/local/index.js';
import { openEndpoint } from '../../src/targets/index.js';

async function signUp(local: LocalCognito, ClientId: string, name: string): Promise<void> {
  const UserAttributes = [{ Name: 'email', Value: `${name}@example.com` }];
  const user = { ClientId, Username: name, Password: 'Correct-Horse-9', UserAttributes };
  await local.client().send(new SignUpCommand(user));
}

describe('a Cognito somewhere else', () => {
  test('is called there; issuer and keys are what it says', async () => {
    const local = await startLocalCognito({ issuer: 'https://cognito.example' });
    const { url } = await local.listen();
    const service = await openEndpoint(`${url}/`, {}, {});
    expect(service).toMatchObject({ kind: 'endpoint', label: url, place: { key: url, target: url } });

    const { userPoolId } = await createUserPool(service.cognito, { name: 'there' });
    const playground = await service.attach({ userPoolId, clientId: 'any' });
    expect(playground.issuer).toBe(`https://cognito.example/${userPoolId}`);
    expect(await playground.fetchJwks()).toEqual(await local.jwks(userPoolId));
    expect(await playground.inbox?.list()).toEqual([]);
    await service.close();
    await local.close();
  });

  test('that is a local Cognito shows the messages of the pool', async () => {
    const local = await startLocalCognito();
    const { url } = await local.listen();
    const other = await local.createUserPool();
    const ids = await local.createUserPool();
    await signUp(local, other.clientId, 'jane');
    await signUp(local, ids.clientId, 'joe');
    await signUp(local, ids.clientId, 'mia');
    const service = await openEndpoint(url, {}, {});
    const { inbox } = await service.attach(ids);
    const sent = await local.outbox.list({ userPoolId: ids.userPoolId });
    expect(await inbox?.list()).toEqual(sent);
    expect(await inbox?.list({ to: 'mia@example.com' })).toEqual(sent.slice(1));
    await service.close();
    await local.close();
  });

  test('that keeps its messages to itself has no inbox', async () => {
    const local = await startLocalCognito();
    const { url } = await local.listen({ localApi: false });
    const service = await openEndpoint(url, {}, {});
    expect((await service.attach({ userPoolId: 'us-east-1_a', clientId: 'any' })).inbox).toBeUndefined();
    await service.close();
    await local.close();
  });

  test('that does not say is its own issuer; keys that are no keys are refused', async () => {
    const server = createServer((_, response) => response.end('<html>')).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const service = await openEndpoint(url, {}, {});
    const playground = await service.attach({ userPoolId: 'us-east-1_a', clientId: 'any' });
    expect(playground.issuer).toBe(`${url}/us-east-1_a`);
    await expect(playground.fetchJwks()).rejects.toMatchObject({ name: 'ExpectedError' });
    await service.close();
    server.close();
  });
});

test.for(['ftp://127.0.0.1', 'localhost:9229', 'http://', '', 'http://jane:pw@127.0.0.1:9229'])(
  '%s is no endpoint',
  async (address) => {
    await expect(openEndpoint(address, {}, {})).rejects.toMatchObject({ name: 'ExpectedError', exitCode: 2 });
  },
);
