import { describe } from 'vitest';
import { expect, test } from './home.js';

const howToNameAnother = 'For another user pool, name it: `cognito-demo inbox --user-pool-id ID`.\n';

describe('a pool beside the playground', () => {
  test('says when it is made how later calls name it, and they do', async ({ call }) => {
    await call('up');
    const { stdout, stderr } = await call('action create-user-pool --name other --auto-verified-attributes email');
    const { userPoolId } = JSON.parse(stdout) as { userPoolId: string };
    expect(stderr).toBe(
      `Later calls go to the playground. For this pool, add to them:\n  --user-pool-id ${userPoolId}\n` +
        `To delete it:\n  cognito-demo action delete-user-pool --user-pool-id ${userPoolId}\n`,
    );
    const client = await call(`action create-user-pool-client --name web --user-pool-id ${userPoolId}`);
    const { clientId } = JSON.parse(client.stdout) as { clientId: string };
    const flags = `--user-pool-id ${userPoolId} --client-id ${clientId}`;
    expect(client.stderr).toBe(`To work as this app client, add to later calls:\n  ${flags}\n`);
    expect((await call(`action sign-up --username jane --email jane@example.com ${flags}`)).exitCode).toBe(0);

    const inbox = await call('inbox');
    expect(inbox).toMatchObject({ exitCode: 0, stdout: '' });
    expect(inbox.stderr).toContain(howToNameAnother);
    expect((await call(`inbox --user-pool-id ${userPoolId}`)).stdout).toContain('EMAIL to jane@example.com');
  });
});

describe('an inbox that has nothing to show says why', () => {
  test('there is no playground', async ({ call }) => {
    expect((await call('inbox')).stderr).toBe(
      'There is no playground yet. `cognito-demo action sign-up` makes one and sends a first message.\n' +
        howToNameAnother,
    );
  });

  test('nothing went to the address', async ({ call }) => {
    const userPoolId = /User pool +(\S+)/.exec((await call('up')).stdout)?.[1];
    const { stderr } = await call('inbox --to jane@example.com');
    expect(stderr).toBe(
      `The inbox of the playground ${userPoolId} is empty for jane@example.com.\n${howToNameAnother}`,
    );
    const named = await call(`inbox --user-pool-id ${userPoolId}`);
    expect(named.stderr).toBe(`Nothing has been sent in the user pool ${userPoolId}.\n`);
  });

  test('there is no such pool', async ({ call }) => {
    const { exitCode, stderr } = await call('inbox --user-pool-id us-east-1_nowhere00');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('There is no user pool us-east-1_nowhere00');
    expect(stderr).toContain('cognito-demo action list-user-pools');
  });

  test('the pool of the playground was deleted', async ({ call }) => {
    const userPoolId = /User pool +(\S+)/.exec((await call('up')).stdout)?.[1];
    await call(`action delete-user-pool --user-pool-id ${userPoolId}`);
    const { exitCode, stderr } = await call('inbox');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('`cognito-demo up` creates another one.');
  });
});
