import { startServer } from '../support/local-server.js';
import { startRefusingGate } from '../support/refusing-gate.js';
import { answer, goTo, promptNames } from './person.js';
import { expect, test } from './fixtures.js';

test('a run that can not clean up fails, says what is left, and `down` removes it', async ({ play, run }) => {
  const server = await startServer();
  const gate = await startRefusingGate(server.url, 'DeleteUserPool');
  const session = play(['signup-mfa', '--target', gate.url]);
  const address = 'jane@example.com';
  await goTo(session, promptNames.at(-1)!, { email: () => address, confirmationCode: () => server.codeFor(address) });
  await answer(session, promptNames.at(-1)!, '');
  expect(await session.exit).toBe(1);
  const pool = /Created user pool (\S+)/.exec(session.transcript())?.[1];
  expect(session.transcript()).toContain(`Left behind: user pool ${pool} (Not allowed to`);
  expect(session.transcript()).toMatch(/All steps went well, but the clean-up left this behind/);
  expect(session.transcript()).toContain(`cognito-demo down --target ${gate.url}`);
  expect(await server.poolNames()).toContain(pool);

  expect((await run(['down', '--target', gate.url])).exitCode).toBe(1);
  await gate.end();
  await server.end();
});
