import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { LocalServer } from '../../src/local-cognito/index.js';
import { failureOf, openPlayground, openService } from './playground.js';

const closed = 'Error: This local Cognito is closed.';
const folder = mkdtempSync(join(tmpdir(), 'cognito-demo-life-'));
writeFileSync(join(folder, 'pre-sign-up.mjs'), 'export const handler = async (event) => event;');
afterAll(() => rmSync(folder, { recursive: true }));

const answers = (server: LocalServer): Promise<boolean> =>
  fetch(`${server.url}/health`).then(
    () => true,
    () => false,
  );

describe('listening', () => {
  test('of two who ask at once, one is served, and close ends it', async () => {
    const { local } = await openService();
    const [first, second] = await Promise.allSettled([local.listen(), local.listen()]);
    expect(second).toMatchObject({
      status: 'rejected',
      reason: { message: 'This local Cognito is about to listen already.' },
    });
    const server = (first as PromiseFulfilledResult<LocalServer>).value;
    expect(await answers(server)).toBe(true);
    await local.close();
    expect(await answers(server)).toBe(false);
  });

  test('leaves no server where the service is closed before it has begun', async () => {
    await using probe = await openService();
    const { port } = await probe.local.listen();
    await probe.local.close();
    const { local } = await openService();
    const listening = failureOf(local.listen({ port }));
    await local.close();
    expect(await listening).toBe(closed);
    await using next = await openService();
    expect((await next.local.listen({ port })).port).toBe(port);
  });

  test('may be tried again where a port was taken', async () => {
    await using one = await openService();
    await using other = await openService();
    const { port } = await one.local.listen();
    expect(await failureOf(other.local.listen({ port }))).toContain('EADDRINUSE');
    expect(await answers(await other.local.listen())).toBe(true);
  });

  test('a server that is closed twice does not take the next one with it', async () => {
    const { local } = await openService();
    const first = await local.listen();
    await Promise.all([first.close(), first.close()]);
    const second = await local.listen();
    await first.close();
    expect(local.issuer('pool')).toBe(`${second.url}/pool`);
    expect(await failureOf(local.listen())).toBe(`Error: This local Cognito listens on ${second.url} already.`);
    await local.close();
    expect(await answers(second)).toBe(false);
    await second.close();
  });
});

describe('once it is closed', () => {
  test.each([{}, { file: join(folder, 'closed.sqlite') }])('everything says so, with %o', async (service) => {
    const { api, local, userPoolId, signUp } = await openPlayground({ service });
    await signUp('jane');
    expect((await local.jwks(userPoolId)).keys).toHaveLength(2);
    await Promise.all([local.close(), local.close()]);
    const calls: (() => unknown)[] = [
      () => api.listUserPools({ MaxResults: 1 }),
      () => local.users.find(userPoolId, 'jane'),
      () => local.users.list(userPoolId),
      () => local.jwks(userPoolId),
      () => local.jwks('us-east-1_Nowhere00'),
      () => local.outbox.list(),
      () => local.outbox.next(),
      () => local.outbox.clear(),
      () => local.functions.register('late', (event) => event),
      () => local.functions.loadFrom(folder),
      () => local.listen(),
    ];
    for (const call of calls) expect(await failureOf((async () => call())()), String(call)).toBe(closed);
    await local.close();
  });

  test('functions that were being loaded have ended, too', async () => {
    const { local } = await openService();
    const slow = join(folder, 'slow');
    mkdirSync(slow);
    writeFileSync(
      join(slow, 'pre-sign-up.mjs'),
      'await new Promise((resolve) => setTimeout(resolve, 300)); export const handler = async (event) => event;',
    );
    const loading = failureOf(local.functions.loadFrom(slow));
    await local.close();
    expect(await loading).toBe(closed);
  });
});
