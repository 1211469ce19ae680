import { describe, expect, test } from 'vitest';
import { openHttpService } from '../http.js';
import { ask } from './ask.js';

const paths = ['/_local/outbox', '/_local/clock', '/_local/users?userPoolId=us-east-1_Nowhere00'];

describe('/_local/ from a browser', () => {
  test.each([
    ['a page of another origin', { origin: 'https://evil.example.com' }],
    ['a page of another port', { origin: 'http://localhost:3000' }],
    ['a sandboxed page or a file', { origin: 'null' }],
    ['an image or a script of another site', { 'sec-fetch-site': 'cross-site' }],
    ['an image or a script of another port', { 'sec-fetch-site': 'same-site' }],
    ['a name led here by DNS', { host: 'evil.example.com' }],
    ['a name that looks like ours', { host: 'localhost.evil.example.com' }],
    ['a name behind ours', { host: 'localhost@evil.example.com' }],
    ['an address that is not ours', { host: '192.0.2.1' }],
  ])('%s is refused, and may read nothing', async (_, headers) => {
    await using service = await openHttpService();
    const before = service.clock.now();
    for (const path of paths) {
      const answer = await ask(`${service.url}${path}`, { headers });
      expect(answer.status).toBe(403);
      expect(answer.json()).toMatchObject({ __type: 'ForbiddenException' });
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    }
    const body = '{"advance": {"hours": 1}}';
    expect((await ask(`${service.url}/_local/clock`, { method: 'POST', headers, body })).status).toBe(403);
    expect((await ask(`${service.url}/_local/outbox`, { method: 'DELETE', headers })).status).toBe(403);
    expect(service.clock.now()).toBe(before);
  });

  test('a preflight gets no leave', async () => {
    await using service = await openHttpService();
    const headers = { origin: 'https://evil.example.com', 'access-control-request-method': 'DELETE' };
    const answer = await ask(`${service.url}/_local/outbox`, { method: 'OPTIONS', headers });
    expect(answer.status).toBe(403);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('its own page, opened by a person, may look', async () => {
    await using service = await openHttpService();
    const typedIn = await ask(`${service.url}/_local/outbox`, { headers: { 'sec-fetch-site': 'none' } });
    const followed = await ask(`${service.url}/_local/outbox`, {
      headers: { origin: service.url, 'sec-fetch-site': 'same-origin' },
    });
    expect([typedIn.status, followed.status]).toEqual([200, 200]);
    expect(followed.headers).toMatchObject({
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
    expect(followed.headers).not.toHaveProperty('access-control-allow-origin');
  });
});

test.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.0.0.2', '[::1]'])('%s is this machine', async (name) => {
  await using service = await openHttpService();
  const answer = await ask(`${service.url}/_local/clock`, { headers: { host: `${name}:${service.port}` } });
  expect(answer.status).toBe(200);
});

describe('where other machines can reach it', () => {
  test('/_local/ is off unless asked for', async () => {
    await using service = await openHttpService({ host: '0.0.0.0' });
    expect((await ask(`http://127.0.0.1:${service.port}/_local/clock`)).status).toBe(404);
    expect((await ask(`http://127.0.0.1:${service.port}/health`)).json()).toMatchObject({ localApi: false });
  });

  test('/_local/ that was asked for takes the address that was called, and no other name', async () => {
    await using service = await openHttpService({ host: '0.0.0.0', localApi: true });
    const url = `http://127.0.0.2:${service.port}/_local/clock`;
    expect((await ask(url)).status).toBe(200);
    expect((await ask(url, { headers: { host: `0.0.0.0:${service.port}` } })).status).toBe(200);
    expect((await ask(url, { headers: { host: 'cognito.example.com' } })).status).toBe(403);
  });

  test('the service says whether it is so', async () => {
    for (const [host, loopback] of [
      ['127.0.0.1', true],
      ['localhost', true],
      ['0.0.0.0', false],
    ] as const) {
      await using other = await openHttpService({ host });
      expect(other.server).toMatchObject({ loopback, everywhere: !loopback, localApi: loopback });
    }
  });
});
