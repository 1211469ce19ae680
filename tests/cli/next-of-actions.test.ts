import { describe } from 'vitest';
import { startLocalCognito } from '../../src/local-cognito/index.js';
import { expect, test } from './home.js';

describe('what comes next is said where an action', () => {
  test('gives a code that is too old: the action that sends a new one', async ({ call }) => {
    await using local = await startLocalCognito();
    const { url } = await local.listen();
    const there = `--target ${url}`;
    await call(`up ${there}`);
    await call(`action sign-up --username jane --email jane@example.com ${there}`);
    const { code = '' } = await local.outbox.next({ to: 'jane@example.com' });
    local.clock.advance({ hours: 25 });
    const late = await call(`action confirm-sign-up --confirmation-code ${code} ${there}`);
    expect(late).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('ExpiredCodeException') });
    const words = 'action resend-confirmation-code --username jane';
    expect(late.stderr).toContain(`For a new code: cognito-demo ${words.replace(' --username jane', '')}`);
    await call(`${words} ${there}`);
    const { code: newCode = '' } = await local.outbox.next({ to: 'jane@example.com' });
    expect((await call(`action confirm-sign-up --confirmation-code ${newCode} ${there}`)).exitCode).toBe(0);

    await call(`action forgot-password ${there}`);
    const reset = await local.outbox.next({ to: 'jane@example.com' });
    local.clock.advance({ hours: 2 });
    const tooLate = await call(
      `action confirm-forgot-password --confirmation-code ${reset.code} --new-password Correct-Horse-8 ${there}`,
    );
    expect(tooLate.stderr).toContain('For a new code: cognito-demo action forgot-password');
  });

  test.for(['initiate-auth --auth-flow REFRESH_TOKEN_AUTH', 'get-tokens-from-refresh-token'])(
    '%s, from a device that is not confirmed: confirm-device',
    async (refresh, { call }) => {
      await call('action sign-up --username jane');
      await call('action admin-confirm-sign-up');
      await call('action initiate-auth');
      await call('action respond-to-auth-challenge');
      const refused = await call(`action ${refresh}`);
      expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('Invalid Refresh Token') });
      expect(refused.stderr).toContain('is not confirmed');
      expect(refused.stderr).toContain('\n  cognito-demo action confirm-device\n');
      await call('action confirm-device');
      // The playground's app client doesn't rotate them.
      expect((await call(`action initiate-auth --auth-flow REFRESH_TOKEN_AUTH`)).exitCode).toBe(0);
    },
  );

  test.for([
    ['initiate-auth', 'action respond-to-auth-challenge --password PASSWORD'],
    ['initiate-auth --auth-flow CUSTOM_AUTH', 'USER_PASSWORD_AUTH'],
    ['initiate-auth --auth-flow USER_AUTH --preferred-challenge PASSWORD_SRP', 'respond-to-auth-challenge'],
    ['admin-initiate-auth --auth-flow USER_SRP_AUTH', 'respond-to-auth-challenge'],
  ] as const)('%s is given a password that it would drop', async ([line, says], { call }) => {
    await call('up');
    const { exitCode, stdout, stderr } = await call(`action ${line} --username jane --password Correct-Horse-9`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('takes no --password here');
    expect(stderr).toContain(says);
    expect(stderr).not.toContain('Correct-Horse-9');
  });

  test('invites by SMS a user who has no phone number', async ({ call }) => {
    const silent = await call('action admin-create-user --username bob --email bob@example.com');
    expect(silent.stderr).toContain('The invitation was not sent');
    const next = 'action admin-create-user --username bob --message-action RESEND --desired-delivery-mediums EMAIL';
    expect(silent.stderr).toContain(`Next: cognito-demo ${next}\n`);
    expect((await call('inbox')).stdout).toBe('');
    await call(next);
    expect((await call('inbox')).stdout).toContain('EMAIL to bob@example.com');
  });

  test.for(['--message-action SUPPRESS', '--desired-delivery-mediums EMAIL', '--phone-number +12065550100'])(
    'but not where it was sent, or is not to be: %s',
    async (flag, { call }) => {
      const { exitCode, stderr } = await call(
        `action admin-create-user --username bob --email bob@example.com ${flag}`,
      );
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.not.stringContaining('was not sent') });
    },
  );
});

test('a name that is hidden stays the one that was typed', async ({ call }) => {
  await call('up');
  await call('action initiate-auth --username nobody');
  await call('action respond-to-auth-challenge');
  expect((await call('action forgot-password')).exitCode).toBe(0);
  await call('action sign-up');
  expect(JSON.parse((await call('action admin-get-user')).stdout)).toMatchObject({ username: 'nobody' });
});
