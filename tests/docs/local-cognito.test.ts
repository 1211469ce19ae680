import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, vi } from 'vitest';
import { startServer } from '../support/local-server.js';
import { assertBuilt } from '../support/built-program.js';
import { installed, layOut } from '../support/page-programs.js';
import { expect, test } from '../targets/temporary-folder.js';

beforeAll(assertBuilt);
// Each starts a Vitest and a compiler of its own.
vi.setConfig({ testTimeout: 120_000 });

const page = 'docs/local-cognito.md';
const packages = installed('@aws-sdk/client-cognito-identity-provider', 'aws-jwt-verify', 'vitest', '@types/node');

test('every program of the page is run by a test', async ({ folder }) => {
  // Those for Amplify and Python are in tests/peers.
  expect((await layOut(page, folder, packages)).programs).toEqual([
    'sign-in.test.ts',
    'amplify.test.ts',
    'test_sign_in.py',
    'verify.test.ts',
    'ci.sh',
    'local-api.sh',
  ]);
});

test.for(['sign-in.test.ts', 'verify.test.ts'])('%s passes, with the right types', async (program, { folder }) => {
  const reader = await layOut(page, folder, packages);
  const { exitCode, output } = await reader.runVitest(program);
  expect({ exitCode, output }).toEqual({ exitCode: 0, output: expect.stringMatching(/Tests +1 passed/) as string });
  expect(await reader.checkTypes(program)).toEqual({ exitCode: 0, output: '' });
});

test.for(['vmThreads', 'vmForks'])('sign-in.test.ts passes in the pool %s, too', async (pool, { folder }) => {
  const reader = await layOut(page, folder, packages);
  const { exitCode, output } = await reader.runVitest('sign-in.test.ts', '--pool', pool);
  expect({ exitCode, output }).toEqual({ exitCode: 0, output: expect.stringMatching(/Tests +1 passed/) as string });
});

test('the types refuse what is not there', async ({ folder }) => {
  const reader = await layOut(page, folder, packages);
  const { output } = await reader.run('sed', ['-i', 's/outbox.next/outbox.first/', 'sign-in.test.ts']);
  expect(output).toBe('');
  expect((await reader.checkTypes('sign-in.test.ts')).output).toContain(
    "Property 'first' does not exist on type 'Outbox'",
  );
});

test('options may be undefined, and every type that the entry speaks of can be imported', async ({ folder }) => {
  const reader = await layOut(page, folder, packages);
  await writeFile(
    join(folder, 'options.ts'),
    `import { startLocalCognito, type PoolOptions, type TokenEventVersion, type TriggerName } from 'cognito-demo/local';
    const maybe = process.env['X'];
    const none = undefined;
    const cognito = await startLocalCognito({
      file: maybe, region: maybe, issuer: maybe, lambdaEndpoint: maybe, spareKeys: maybe, clock: none, random: none,
      onMessage: none, onTrigger: none, onFunctionLog: none, triggerTimeLimit: none,
    });
    await cognito.listen({ port: none, host: maybe, log: none, localApi: none, requestTimeout: none });
    const options: PoolOptions = { pool: none, client: none, mfa: none };
    const { userPoolId } = await cognito.createUserPool(options);
    await cognito.outbox.next({ to: maybe, userPoolId, since: none, timeout: none });
    await cognito.users.list(userPoolId, { limit: none });
    const files = await cognito.functions.loadFrom('functions', { onChange: none });
    const trigger: TriggerName | undefined = files[0]?.trigger;
    const version: TokenEventVersion | undefined = files[0]?.version;
    export { trigger, version };
    `,
  );
  expect(await reader.checkTypes('options.ts')).toEqual({ exitCode: 0, output: '' });
});

test('ci.sh serves while the tests run, and ends the server', async ({ folder }) => {
  const reader = await layOut(page, folder, packages);
  const { exitCode, output } = await reader.run('sh', ['ci.sh']);
  expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
  expect(output).toContain('"status":"ok"');
  const { output: url } = await reader.run('cat', ['cognito.url']);
  await expect(fetch(url.trim())).rejects.toThrow('fetch failed');
});

test('local-api.sh asks for what there is', async ({ folder }) => {
  const reader = await layOut(page, folder, packages);
  const server = await startServer();
  const { exitCode, output } = await reader.run('sh', ['local-api.sh'], { COGNITO_URL: server.url });
  await server.end();
  expect(exitCode).toBe(0);
  expect(
    output
      .trim()
      .split('\n')
      .map((line) => Object.keys(JSON.parse(line) as object).at(0)),
  ).toEqual(['messages', 'now', 'now', 'deleted', 'status']);
});
