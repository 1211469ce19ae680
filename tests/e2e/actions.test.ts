import { describe } from 'vitest';
import { phoneCode } from '../support/totp.js';
import { expect, test } from './fixtures.js';

const password = { COGNITO_DEMO_PASSWORD: 'Correct-Horse-7' };

interface Shell {
  /** Runs `cognito-demo action …`, each time as a process of its own, and reads what it printed. */
  act(line: string): Promise<Record<string, unknown>>;
  newestCode(): Promise<string>;
}

function shell(
  run: (args: string[], env?: Record<string, string>) => Promise<{ stdout: string; stderr: string; exitCode: number }>,
): Shell {
  return {
    async act(line) {
      const { exitCode, stdout, stderr } = await run(['action', ...line.split(' ')], password);
      expect(exitCode, `${line}\n${stderr}`).toBe(0);
      return JSON.parse(stdout) as Record<string, unknown>;
    },
    async newestCode() {
      const { stdout } = await run(['inbox', '--json']);
      return (JSON.parse(stdout) as { code: string }[]).at(-1)?.code ?? '';
    },
  };
}

test('the story of signup-mfa, one call a process', { timeout: 60_000 }, async ({ run }) => {
  const { act, newestCode } = shell(run);
  expect(await act('sign-up --username jane --email jane@example.com')).toMatchObject({ userConfirmed: false });
  await act('resend-confirmation-code');
  await act(`confirm-sign-up --confirmation-code ${await newestCode()}`);
  expect(await act('admin-get-user')).toMatchObject({ username: 'jane', status: 'CONFIRMED' });

  expect(await act('initiate-auth --auth-flow USER_SRP_AUTH')).toMatchObject({ challengeName: 'PASSWORD_VERIFIER' });
  expect(await act('respond-to-auth-challenge')).toMatchObject({ kind: 'tokens' });
  const { secretCode } = await act('associate-software-token --show secrets');
  const uri = `otpauth://totp/jane?secret=${String(secretCode)}`;
  expect(await act(`verify-software-token --user-code ${phoneCode(uri)}`)).toMatchObject({ status: 'SUCCESS' });
  await act('set-user-mfa-preference --software-token-mfa preferred');
  expect(await act('get-user')).toMatchObject({ mfaFactors: ['SOFTWARE_TOKEN_MFA'] });

  const asked = await act('admin-initiate-auth --auth-flow ADMIN_USER_PASSWORD_AUTH');
  expect(asked).toMatchObject({ challengeName: 'SOFTWARE_TOKEN_MFA' });
  const signedIn = await act(`admin-respond-to-auth-challenge --code ${phoneCode(uri, 1)}`);
  expect(signedIn).toMatchObject({ kind: 'tokens', tokens: { accessToken: '<withheld>' } });

  await act('confirm-device --device-name laptop');
  await act('update-device-status --device-remembered-status remembered');
  await act('initiate-auth --auth-flow USER_SRP_AUTH');
  expect(await act('respond-to-auth-challenge')).toMatchObject({ challengeName: 'DEVICE_SRP_AUTH' });
  expect(await act('respond-to-auth-challenge')).toMatchObject({ challengeName: 'DEVICE_PASSWORD_VERIFIER' });
  expect(await act('respond-to-auth-challenge')).toMatchObject({ kind: 'tokens' });

  await act('global-sign-out');
  const refused = await run(['action', 'get-user']);
  expect(refused.exitCode).not.toBe(0);
});

describe.concurrent('an action', () => {
  test('says which one comes next, on standard error', async ({ run }) => {
    await run(['action', 'sign-up', '--username', 'jane'], password);
    const { stderr } = await run(['action', 'initiate-auth', '--auth-flow', 'USER_SRP_AUTH'], password);
    expect(stderr).toContain('Next: cognito-demo action respond-to-auth-challenge');
  });

  test('without a password, where the pool wants one, says what pool it takes', async ({ run }) => {
    const refused = await run(['action', 'sign-up', '--username', 'jane', '--passwordless']);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr.replaceAll(/\s+/g, ' ')).toContain('create-user-pool --first-factors PASSWORD,EMAIL_OTP');
  });

  test('that Cognito refuses names the exception and what to do: exit code 1', async ({ run }) => {
    const { exitCode, stdout, stderr } = await run(['action', 'admin-get-user', '--username', 'nobody']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('UserNotFoundException: User does not exist.\nCheck the username.');
  });

  test.for([
    { line: 'sign-up', says: '--username' },
    { line: 'sign-up --username jane', says: 'COGNITO_DEMO_PASSWORD' },
    { line: 'get-user', says: 'Sign in first, with cognito-demo action initiate-auth.' },
    { line: 'respond-to-auth-challenge', says: 'cognito-demo action initiate-auth' },
    { line: 'initiate-auth --auth-flow NONSENSE --username jane', says: 'USER_SRP_AUTH' },
  ])('that lacks what it needs says so: exit code 2: $line', async ({ line, says }, { run }) => {
    const { exitCode, stdout, stderr } = await run(['action', ...line.split(' ')]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(says);
  });
});
