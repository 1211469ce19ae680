import { describe } from 'vitest';
import { createTestClock, startLocalCognito, type LocalCognito } from '../../src/local/index.js';
import type { Output } from '../support/built-program.js';
import { expect, test as withFolder } from '../targets/temporary-folder.js';
import { callProgram } from './called-program.js';

interface Desk {
  readonly cognito: LocalCognito;
  readonly clock: ReturnType<typeof createTestClock>;
  /** `cognito-demo action …`. */
  act(line: string): Promise<Output>;
  /** The same, where it must go well: what it prints. */
  acts(line: string): Promise<Record<string, unknown>>;
  /** Signs a user up and confirms them. */
  confirm(username: string): Promise<Output>;
}

const test = withFolder.extend<{ desk: Desk }>({
  desk: async ({ folder }, use) => {
    const clock = createTestClock();
    await using cognito = await startLocalCognito({ clock });
    const { url } = await cognito.listen({ port: 0 });
    const flows = ['ALLOW_USER_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] as const;
    const { userPoolId, clientId } = await cognito.createUserPool({ client: { ExplicitAuthFlows: [...flows] } });
    const where = ['--target', url, '--user-pool-id', userPoolId, '--client-id', clientId];
    const env = { HOME: folder, COGNITO_DEMO_HOME: folder, COGNITO_DEMO_PASSWORD: 'Correct-Horse-7' };
    const act = (line: string) => callProgram(['action', ...line.split(' '), ...where], env);
    const acts = async (line: string) => {
      const { exitCode, stdout, stderr } = await act(line);
      expect(exitCode, stderr).toBe(0);
      return JSON.parse(stdout) as Record<string, unknown>;
    };
    await use({
      cognito,
      clock,
      act,
      acts,
      async confirm(username) {
        const to = `${username}@example.com`;
        await acts(`sign-up --username ${username} --email ${to}`);
        const { code } = await cognito.outbox.next({ to });
        return act(`confirm-sign-up --username ${username} --confirmation-code ${code}`);
      },
    });
  },
});

const start = 'initiate-auth --auth-flow USER_AUTH';

describe('who has just confirmed the sign-up', () => {
  test('is told how to sign in, and signs in without a password', async ({ desk }) => {
    const { stdout, stderr } = await desk.confirm('jane');
    expect(JSON.parse(stdout)).toEqual({ session: '<withheld>' });
    expect(stderr).toMatch(/^Next: cognito-demo action initiate-auth .*--auth-flow USER_AUTH$/m);
    expect(await desk.acts(start)).toMatchObject({ kind: 'tokens' });
    expect(await desk.acts('get-user')).toMatchObject({ username: 'jane' });
  });

  test('does so from a server, too', async ({ desk }) => {
    await desk.confirm('jane');
    expect(await desk.acts('admin-initiate-auth --auth-flow USER_AUTH')).toMatchObject({ kind: 'tokens' });
  });

  test('does so once: the next sign-in is like any other', async ({ desk }) => {
    await desk.confirm('jane');
    await desk.acts(start);
    const second = await desk.act(start);
    expect(JSON.parse(second.stdout)).toMatchObject({ challengeName: 'SELECT_CHALLENGE' });
    expect(second.stderr).not.toContain('used up');
  });

  test('may still begin with what they prefer, or with another flow', async ({ desk }) => {
    await desk.confirm('jane');
    expect(await desk.acts('initiate-auth')).toMatchObject({ challengeName: 'PASSWORD_VERIFIER' });
    expect(await desk.acts('respond-to-auth-challenge')).toMatchObject({ kind: 'tokens' });
    await desk.confirm('joe');
    const preferred = await desk.acts(`${start} --preferred-challenge PASSWORD_SRP`);
    expect(preferred).toMatchObject({ challengeName: 'PASSWORD_VERIFIER' });
  });

  test('after too long signs in like anybody else, and hears why', async ({ desk }) => {
    await desk.confirm('jane');
    desk.clock.advance({ minutes: 16 });
    const late = await desk.act(start);
    expect(JSON.parse(late.stdout)).toMatchObject({ challengeName: 'SELECT_CHALLENGE' });
    expect(late.stderr).toContain('The session of the sign-up is used up or too old: the sign-in starts anew.');
    expect((await desk.act(start)).stderr).not.toContain('used up');
  });

  test('is the only one that it signs in', async ({ desk }) => {
    await desk.confirm('joe');
    await desk.confirm('jane');
    const other = await desk.act(`${start} --username joe`);
    expect(JSON.parse(other.stdout)).toMatchObject({ challengeName: 'SELECT_CHALLENGE' });
    expect(other.stderr).not.toContain('used up');
  });
});

describe('a session that the flag gives', () => {
  test('goes with USER_AUTH', async ({ desk }) => {
    const { code } = await desk
      .acts('sign-up --username jane --email jane@example.com')
      .then(() => desk.cognito.outbox.next({ to: 'jane@example.com' }));
    const { session } = await desk.acts(`confirm-sign-up --confirmation-code ${code} --show sessions`);
    expect(await desk.acts(`${start} --session ${String(session)}`)).toMatchObject({ kind: 'tokens' });
    // What is named is not replaced.
    expect(await desk.act(`${start} --session ${String(session)}`)).toMatchObject({ exitCode: 1, stdout: '' });
  });

  test('is refused with any other flow', async ({ desk }) => {
    const { exitCode, stderr } = await desk.act('initiate-auth --username jane --session s');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('USER_SRP_AUTH takes no --session.');
  });
});
