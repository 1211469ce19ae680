import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, type CliResult } from '../interop/cli.js';
import { makeTemporaryHome } from '../interop/temporary-home.js';
import { sentCode, startCognitoLocal } from './cognito-local.js';

const email = 'jane@example.com';
const password = 'Correct-horse-7';
/** Its messages can't be read from here, and its users are named by their addresses unless its settings say otherwise. */
const answers = ['--set', `username=${email}`, '--set', `email=${email}`, '--set', `confirmationCode=${sentCode}`];

describe('cognito-demo against cognito-local', () => {
  let home: Awaited<ReturnType<typeof makeTemporaryHome>>;
  let peer: Awaited<ReturnType<typeof startCognitoLocal>>;

  beforeAll(async () => {
    home = await makeTemporaryHome();
    peer = await startCognitoLocal(join(home.path, 'cognito-local'));
  });
  afterAll(async () => {
    await peer?.stop();
    await home?.remove();
  });

  const run = (...args: string[]): Promise<CliResult> =>
    runCli(join(home.path, 'cognito-demo'), [...args, '--target', peer.url], { COGNITO_DEMO_PASSWORD: password });
  const action = (...args: string[]): Promise<CliResult> => run('action', ...args);

  describe('signup-mfa --auto', () => {
    it('says at once which answers only a person has there', async () => {
      const { exitCode, stderr } = await run('signup-mfa', '--auto');
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/email +Email address\n +confirmationCode +Code from the message/);
    });

    it('goes to the SRP sign-in, which cognito-local lacks, says so, and leaves nothing', async () => {
      const { exitCode, stdout, stderr } = await run('signup-mfa', '--auto', ...answers);
      const said = oneLine(stdout + stderr);
      expect(exitCode).toBe(1);
      expect(said).toContain(`${email} is CONFIRMED`);
      expect(said).toMatch(/ListUsers: 1 user matches/);
      expect(said).toContain('Step 4/10');
      expect(said).toContain('InitiateAuth answered Unsupported');
      expect(said).toMatch(/This endpoint does not offer the operation: .*InitAuth with AuthFlow=USER_SRP_AUTH/);
      expect(said).toContain('Play on local Cognito (no --target) or on AWS (--target aws)');
      expect(said).toContain('Removed user pool cognito-demo-signup-mfa-');
      expect(hasStack(stdout + stderr)).toBe(false);

      expect(JSON.parse((await action('list-user-pools')).stdout)).toEqual([]);
      expect((await run('down')).stderr).toContain('There is nothing to remove');
    });

    it('tells the same as JSON events', async () => {
      const { exitCode, stdout } = await run('signup-mfa', '--auto', '--json', ...answers);
      const events = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { readonly type: string; readonly outcome?: string });
      expect(exitCode).toBe(1);
      expect(events.filter(({ type, outcome }) => type === 'step-ended' && outcome === 'done')).toHaveLength(3);
      expect(events.at(-2)).toMatchObject({ type: 'resource-changed', change: 'removed', kind: 'user pool' });
      expect(events.at(-1)).toMatchObject({
        type: 'run-ended',
        outcome: 'failed',
        error: { message: expect.stringContaining('USER_SRP_AUTH') as string },
      });
    });

    it('names the refused answer when a user there must be named by an address', async () => {
      const { exitCode, stdout, stderr } = await run('signup-mfa', '--auto', ...answers, '--set', 'username=jane');
      const said = oneLine(stdout + stderr);
      expect(exitCode).toBe(1);
      expect(said).toContain('Username should be an email.');
      expect(said).toContain('Removed user pool cognito-demo-signup-mfa-');
      expect(hasStack(stdout + stderr)).toBe(false);
    });
  });

  describe('single actions', () => {
    let app: string[];
    beforeAll(async () => {
      const pool = await action('create-user-pool', '--name', 'peers');
      const { userPoolId } = JSON.parse(pool.stdout) as { userPoolId: string };
      const client = await action('create-user-pool-client', '--user-pool-id', userPoolId, '--name', 'peers');
      const { clientId } = JSON.parse(client.stdout) as { clientId: string };
      app = ['--user-pool-id', userPoolId, '--client-id', clientId];
    });

    const onApp = async (name: string, ...args: string[]): Promise<unknown> => {
      const { exitCode, stdout, stderr } = await action(name, ...app, ...args);
      expect(stderr).toBe('');
      expect(exitCode).toBe(0);
      return JSON.parse(stdout);
    };

    it('sign a user up, confirm and find it', async () => {
      expect(await onApp('sign-up', '--username', email, '--email', email)).toMatchObject({
        userConfirmed: false,
        codeDelivery: { medium: 'EMAIL', attributeName: 'email' },
      });
      await onApp('confirm-sign-up', '--username', email, '--confirmation-code', sentCode);
      expect(await onApp('admin-get-user', '--username', email)).toMatchObject({
        status: 'CONFIRMED',
        attributes: { email },
      });
      expect(await onApp('list-users')).toMatchObject([{ attributes: { email } }]);
    });

    it('pass on how cognito-local refuses a wrong password', async () => {
      const args = ['--auth-flow', 'USER_PASSWORD_AUTH', '--username', email, '--password', 'Wrong-horse-7'];
      const { exitCode, stderr } = await action('initiate-auth', ...app, ...args);
      expect(exitCode).toBe(1);
      expect(stderr).toContain('InvalidPasswordException: Invalid password');
      expect(hasStack(stderr)).toBe(false);
    });

    it('say what the tokens of cognito-local lack', async () => {
      const args = ['--auth-flow', 'USER_PASSWORD_AUTH', '--username', email];
      const { exitCode, stderr } = await action('initiate-auth', ...app, ...args);
      expect(exitCode).toBe(1);
      expect(stderr).toContain('The answer to InitiateAuth has no ExpiresIn.');
      expect(stderr).not.toContain('bug in cognito-demo');
      expect(hasStack(stderr)).toBe(false);
    });

    it.each([
      ['ResendConfirmationCode', ['resend-confirmation-code', '--username', email]],
      [
        'ConfirmDevice',
        ['confirm-device', '--access-token', 'a.b.c', '--device-key', 'key', '--device-group-key', 'group'],
      ],
      ['ListDevices', ['list-devices', '--access-token', 'a.b.c']],
      ['GlobalSignOut', ['global-sign-out', '--access-token', 'a.b.c']],
    ])('say that cognito-local does not offer %s', async (operation, args) => {
      const { exitCode, stdout, stderr } = await action(...args, ...app);
      expect(exitCode).toBe(1);
      expect(stdout).toBe('');
      expect(oneLine(stderr)).toContain('This endpoint does not offer the operation');
      expect(stderr).toContain(operation);
      expect(hasStack(stderr)).toBe(false);
    });

    it('delete the user and the pool', async () => {
      await onApp('admin-delete-user', '--username', email);
      expect(await onApp('list-users')).toEqual([]);
      await onApp('delete-user-pool');
      expect(JSON.parse((await action('list-user-pools')).stdout)).toEqual([]);
    });
  });

  describe('once it has stopped', () => {
    it('says that nothing listens there', async () => {
      await peer.stop();
      const { exitCode, stdout, stderr } = await run('signup-mfa', '--auto', ...answers);
      expect(exitCode).toBe(1);
      expect(oneLine(stdout + stderr)).toContain(`Nothing listens at ${new URL(peer.url).host}.`);
      expect(hasStack(stdout + stderr)).toBe(false);
    });
  });
});

/** The text as it was before the terminal's width broke it into lines. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function hasStack(text: string): boolean {
  return /^\s+at .+:\d+:\d+\)?$/m.test(text);
}
