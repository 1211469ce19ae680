import { describe } from 'vitest';
import type { Output } from '../support/built-program.js';
import { startServer } from '../support/local-server.js';
import { expect, test } from './home.js';

type Call = (line: string) => Promise<Output>;

interface Status {
  readonly playground: { readonly userPoolId: string; readonly clientId: string; readonly problem?: string };
  readonly outstanding: readonly { readonly id: string }[];
}

async function statusOf(call: Call): Promise<Status> {
  return JSON.parse((await call('status --json')).stdout) as Status;
}

async function playgroundOf(call: Call): Promise<Status['playground']> {
  return (await statusOf(call)).playground;
}

describe('what can’t be had back is deleted by its id alone', () => {
  for (const where of ['local Cognito', 'an endpoint'] as const) {
    test(`on ${where}`, async ({ call }) => {
      const server = where === 'an endpoint' ? await startServer() : undefined;
      const there = server ? ` --target ${server.url}` : '';
      await call(`up${there}`);
      const refused = await call(`action delete-user-pool${there}`);
      expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
      expect(refused.stderr).toContain('delete-user-pool needs --user-pool-id');
      expect(refused.stderr).toContain(`\`cognito-demo status${there}\``);
      expect((await call(`action list-users${there}`)).exitCode).toBe(0);
      await server?.end();
    });
  }

  test('an app client by that of its pool, too', async ({ call }) => {
    await call('up');
    const { userPoolId, clientId } = await playgroundOf(call);
    const nothing = await call('action delete-user-pool-client');
    expect(nothing.stderr).toContain('delete-user-pool-client needs --user-pool-id and --client-id');
    const half = await call(`action delete-user-pool-client --client-id ${clientId}`);
    expect(half).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('needs --user-pool-id:') });
    const ids = `--user-pool-id ${userPoolId} --client-id ${clientId}`;
    const done = await call(`action delete-user-pool-client ${ids}`);
    expect(done).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('cognito-demo up') });
  });
});

describe('a playground that is gone', () => {
  test('is said to be by every action, and by status, and `up` makes another', async ({ call }) => {
    await call('up');
    const { userPoolId } = await playgroundOf(call);
    await call('action sign-up --username jane');
    await call('action admin-confirm-sign-up');
    await call('action initiate-auth');
    await call('action respond-to-auth-challenge');
    const deleted = await call(`action delete-user-pool --user-pool-id ${userPoolId}`);
    expect(deleted.stderr).toBe('It was the playground’s. For another playground: cognito-demo up\n');

    const gone = `The playground’s user pool ${userPoolId} is gone from local Cognito (kept in a file).`;
    for (const line of ['action list-users', 'action sign-up --username joe', 'action get-user']) {
      const { exitCode, stderr } = await call(line);
      expect(exitCode).toBe(1);
      expect(stderr).toContain(`Error: ${gone}\nFor another playground: cognito-demo up\n`);
    }
    expect((await call('status')).stdout).toContain(
      `Problem       ${gone}\nNext          For another playground: cognito-demo up\n`,
    );

    await call('up');
    const { playground, outstanding } = await statusOf(call);
    expect(playground.userPoolId).not.toBe(userPoolId);
    expect(playground.problem).toBeUndefined();
    expect(outstanding.map(({ id }) => id)).toEqual([playground.userPoolId]);
    expect((await call('action sign-up --username jane')).exitCode).toBe(0);
  });

  test('but for its pool gets another one, and the pool is still to be removed', async ({ call }) => {
    await call('up');
    const { userPoolId, clientId } = await playgroundOf(call);
    await call(`action delete-user-pool-client --user-pool-id ${userPoolId} --client-id ${clientId}`);
    const { stderr } = await call('action sign-up --username jane');
    expect(stderr).toContain(`The playground’s app client ${clientId} is gone`);
    await call('up');
    const { outstanding } = await statusOf(call);
    expect(outstanding.map(({ id }) => id)).toContain(userPoolId);
    expect(outstanding).toHaveLength(2);
  });

  test('is not blamed for what is missing in another pool', async ({ call }) => {
    await call('up');
    await call('action create-user-pool --name other');
    const { stderr } = await call('action list-users --user-pool-id us-east-1_nowhere00');
    expect(stderr).toContain('ResourceNotFoundException');
    expect(stderr).not.toContain('playground’s');
  });
});

test('status lists what --keep has left beside the playground', async ({ call }) => {
  await call('up');
  const first = (await playgroundOf(call)).userPoolId;
  const { stderr } = await call('hello --auto');
  expect(stderr).toContain(first);
  await call('tokens --auto --keep');
  const { playground } = await statusOf(call);
  const { stdout } = await call('status');
  expect(stdout).toMatch(new RegExp(`^To remove +user pool cognito-demo-playground-\\w+ \\(${first}\\): `, 'm'));
  expect(stdout).toMatch(
    new RegExp(`^To remove +user pool cognito-demo-tokens-\\w+ \\(${playground.userPoolId}\\): `, 'm'),
  );
});
