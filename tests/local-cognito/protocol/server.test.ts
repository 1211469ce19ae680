import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { openHttpService, signed, type HttpService } from '../http.js';
import { failureOf, openPlayground, openService } from '../playground.js';

test('a browser may call it', async () => {
  await using service = await openHttpService();
  const preflight = await fetch(service.url, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://app.example.com',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'cache-control,content-type,x-amz-target,x-amz-user-agent',
    },
  });
  expect(preflight.status).toBe(200);
  expect(Object.fromEntries(preflight.headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET,POST,OPTIONS',
    'access-control-allow-headers': 'cache-control,content-type,x-amz-target,x-amz-user-agent',
    'access-control-max-age': expect.stringMatching(/^\d+$/) as string,
  });
  const failure = await service.post('GetUser', {});
  expect(failure.headers.get('access-control-allow-origin')).toBe('*');
  expect(failure.headers.get('access-control-expose-headers')).toContain('x-amzn-errortype');
});

describe('well-known documents', () => {
  test("the issuer is the service's own URL, and leads to its keys", async () => {
    await using service = await openHttpService();
    const { UserPool } = await service.api.createUserPool({ PoolName: 'p' });
    const issuer = `${service.url}/${UserPool!.Id}`;
    const configuration = await fetch(`${issuer}/.well-known/openid-configuration`);
    expect(await configuration.json()).toMatchObject({ issuer, jwks_uri: `${issuer}/.well-known/jwks.json` });

    const jwks = await fetch(`${issuer}/.well-known/jwks.json`);
    expect(jwks.headers.get('content-type')).toBe('application/json');
    expect(jwks.headers.get('access-control-allow-origin')).toBe('*');
    const { keys } = (await jwks.json()) as { keys: Record<string, string>[] };
    expect(keys).toHaveLength(2);
    for (const key of keys) {
      expect(Object.keys(key).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
      expect(key).toMatchObject({ alg: 'RS256', e: 'AQAB', kty: 'RSA', use: 'sig' });
      expect(Buffer.from(key['kid']!, 'base64')).toHaveLength(32);
    }
    expect(keys).toEqual((await service.local.jwks(UserPool!.Id!)).keys);
  });

  test.each(['/us-east-1_Nowhere/.well-known/jwks.json', '/favicon.ico', '/.well-known/jwks.json', '/%2e%2e/etc'])(
    '%s is not there',
    async (path) => {
      await using service = await openHttpService();
      const answer = await fetch(`${service.url}${path}`);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ __type: 'ResourceNotFoundException' });
    },
  );

  test('it says that it is up', async () => {
    await using service = await openHttpService();
    expect(await (await fetch(`${service.url}/health`)).json()).toMatchObject({ status: 'ok' });
  });

  test.each([
    [undefined, 'https://cognito-idp.eu-west-1.amazonaws.com/'],
    ['https://id.example.com', 'https://id.example.com/'],
  ])('in process, with the issuer %s', async (issuer, base) => {
    await using playground = await openPlayground({
      service: { region: 'eu-west-1', ...(issuer !== undefined && { issuer }) },
    });
    expect(playground.userPoolId).toMatch(/^eu-west-1_[0-9A-Za-z]{9}$/);
    expect(playground.local.issuer(playground.userPoolId)).toBe(base + playground.userPoolId);
  });
});

test('it listens once at a time, and again after it was closed', async () => {
  await using service = await openService();
  const server = await service.local.listen();
  expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
  expect(await failureOf(service.local.listen())).toBe(`Error: This local Cognito listens on ${server.url} already.`);
  await server.close();
  await expect(fetch(server.url)).rejects.toThrow('fetch failed');
  const again = await service.local.listen({ port: server.port });
  expect((await fetch(again.url)).status).toBe(200);
});

test('a port that is taken is an error, and another may be tried', async () => {
  await using one = await openHttpService();
  await using other = await openService();
  expect(await failureOf(other.local.listen({ port: one.port }))).toContain('EADDRINUSE');
  expect((await other.local.listen()).port).not.toBe(one.port);
});

describe('connections that do not behave', () => {
  test.each([
    ['that sent nothing', ''],
    ['that sent half a request', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"Max'],
    ['kept alive', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'],
  ])('one %s does not hold the service up when it closes', async (_, text) => {
    const service = await openHttpService();
    const socket = await send(service, text);
    await service.local.close();
    if (!socket.destroyed) await once(socket, 'close');
  });

  test('one that breaks off within its request is no concern of the others', async () => {
    await using service = await openHttpService();
    const socket = await send(service, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"Max');
    socket.destroy();
    expect(await service.post('ListUserPools', { MaxResults: 1 }, signed)).toMatchObject({ status: 200 });
  });

  test('what is no HTTP at all is refused', async () => {
    await using service = await openHttpService();
    const socket = await send(service, 'EHLO there\r\n\r\n');
    await once(socket, 'close');
    expect(await service.post('ListUserPools', { MaxResults: 1 }, signed)).toMatchObject({ status: 200 });
  });

  async function send(service: HttpService, text: string): Promise<Socket> {
    const socket = connect(service.port, '127.0.0.1');
    socket.on('error', () => undefined).resume();
    await once(socket, 'connect');
    await new Promise((resolve) => socket.write(text, resolve));
    // An answer to another request shows that the server has seen this connection.
    await fetch(service.url);
    return socket;
  }
});
