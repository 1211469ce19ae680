import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { createUserPool } from '../../src/actions/index.js';
import { startLocalCognito } from '../../src/local-cognito/index.js';
import { openEndpoint } from '../../src/targets/index.js';

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
    expect(playground.inbox).toBeUndefined();
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
