import { beforeAll } from 'vitest';
import { assertBuilt, runProgram } from '../support/built-program.js';
import { startServer } from '../support/local-server.js';
import { expect, test } from '../targets/temporary-folder.js';

beforeAll(assertBuilt);

test(
  'up, actions and down on another service, one process after the other',
  { timeout: 60_000 },
  async ({ folder }) => {
    const server = await startServer();
    const run = (line: string) =>
      runProgram([...line.split(' '), '--target', server.url], {
        HOME: folder,
        COGNITO_DEMO_HOME: folder,
        COGNITO_DEMO_PASSWORD: 'Correct-Horse-7',
      });

    const without = await run('action list-users');
    expect(without.exitCode).toBe(2);
    expect(without.stderr).toContain(`cognito-demo up --target ${server.url}`);

    expect((await run('up')).exitCode).toBe(0);
    expect((await run('up')).stderr).toContain('is up already');
    expect((await run('action sign-up --username jane --email jane@example.com')).exitCode).toBe(0);
    const code = await server.codeFor('jane@example.com');
    expect((await run(`action confirm-sign-up --confirmation-code ${code}`)).exitCode).toBe(0);
    const started = await run('action initiate-auth --auth-flow USER_SRP_AUTH');
    expect(started.stderr).toContain(`Next: cognito-demo action respond-to-auth-challenge --target ${server.url}`);
    expect(JSON.parse((await run('action respond-to-auth-challenge')).stdout)).toMatchObject({ kind: 'tokens' });
    expect((await run('status')).stdout).toContain('Signed in as  jane\n');

    const elsewhere = await runProgram(['down'], { HOME: folder, COGNITO_DEMO_HOME: folder });
    expect(elsewhere.stderr).toContain(`More is left elsewhere: cognito-demo down --target ${server.url}`);
    expect((await run('down')).exitCode).toBe(0);
    expect(await server.poolNames()).toEqual([]);
    expect((await run('down')).stderr).toContain('There is nothing to remove');
    await server.end();

    const gone = await run('up');
    expect(gone.exitCode).toBe(1);
    expect(gone.stderr).toContain('Nothing listens at');
    expect((await run('down')).stderr).toContain('There is nothing to remove');
  },
);

test('an app client that the flags name has a memory of its own', { timeout: 60_000 }, async ({ folder }) => {
  const env = { HOME: folder, COGNITO_DEMO_HOME: folder, COGNITO_DEMO_PASSWORD: 'Correct-Horse-7' };
  const act = async (line: string) => {
    const { stdout, stderr, exitCode } = await runProgram(['action', ...line.split(' ')], env);
    expect(exitCode, stderr).toBe(0);
    return JSON.parse(stdout) as Record<string, string>;
  };
  await act('sign-up --username jane');
  const { userPoolId } = await act('describe-user-pool');
  const { clientId } = await act('create-user-pool-client --name other --generate-secret');
  const other = `--user-pool-id ${userPoolId} --client-id ${clientId}`;
  await act(`sign-up --username joe ${other}`);
  expect(await act('admin-get-user')).toMatchObject({ username: 'jane' });
  expect(await act(`admin-get-user ${other}`)).toMatchObject({ username: 'joe' });
});
