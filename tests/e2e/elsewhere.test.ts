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
