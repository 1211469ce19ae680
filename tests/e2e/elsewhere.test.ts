import { startServer } from '../support/local-server.js';
import { expect, test } from './fixtures.js';
import { pressEnter } from './walk.js';

test('on a local Cognito that serves others, too, Enter takes the code from its outbox', async ({ play }) => {
  const server = await startServer();
  const session = play(['password-reset', '--target', server.url]);
  await pressEnter(session);
  expect(await session.exit).toBe(0);
  expect(await server.poolNames()).toEqual([]);
  await server.end();
});

test('there --auto takes the codes, too, with nobody at a terminal', async ({ run }) => {
  const server = await startServer();
  const { exitCode, stdout } = await run(['signup-mfa', '--auto', '--target', server.url]);
  expect(stdout).toContain('What has happened');
  expect(exitCode).toBe(0);
  expect(await server.poolNames()).toEqual([]);
  await server.end();
});

test('of a service without such an outbox codes are said to be missing before a pool is made', async ({ run }) => {
  const server = await startServer('--no-local-api');
  const { exitCode, stderr } = await run(['signup-mfa', '--auto', '--target', server.url]);
  expect(stderr).toMatch(/^ {2}confirmationCode /m);
  expect(exitCode).toBe(2);
  await server.end();
});
