import { describe } from 'vitest';
import { expect, test } from '../targets/temporary-folder.js';
import { act, openService } from './agreeing-service.js';

describe('from call to call', () => {
  test.for(['forgot-password', 'admin-reset-user-password', 'admin-create-user'])(
    'the user of %s is whom the next is about',
    async (name, { folder }) => {
      await using service = await openService();
      await act(service, folder, `${name} --username joe`);
      expect((await act(service, folder, 'confirm-forgot-password --confirmation-code 123456')).exitCode).toBe(0);
      expect(service.requests.at(-1)?.body).toMatchObject({ Username: 'joe' });
    },
  );

  test('forgot-password says what comes next', async ({ folder }) => {
    await using service = await openService();
    const { stderr } = await act(service, folder, 'forgot-password --username jane');
    expect(stderr).toContain('Next: cognito-demo action confirm-forgot-password');
  });

  test('a refresh token that is rotated takes the place of the one before, and is not printed', async ({ folder }) => {
    await using service = await openService();
    await act(service, folder, 'initiate-auth --auth-flow USER_PASSWORD_AUTH --username jane');
    const { stdout } = await act(service, folder, 'get-tokens-from-refresh-token');
    expect(service.requests.at(-1)?.body).toMatchObject({ RefreshToken: 'r1' });
    expect(JSON.parse(stdout)).toMatchObject({ accessToken: '<withheld>', refreshToken: '<withheld>' });
    await act(service, folder, 'get-tokens-from-refresh-token');
    expect(service.requests.at(-1)?.body).toMatchObject({ RefreshToken: 'r2' });
  });

  test('who recovers another password stays signed in only as themselves', async ({ folder }) => {
    await using service = await openService();
    await act(service, folder, 'initiate-auth --auth-flow USER_PASSWORD_AUTH --username jane');
    await act(service, folder, 'forgot-password');
    expect((await act(service, folder, 'change-password')).exitCode).toBe(0);
    await act(service, folder, 'forgot-password --username joe');
    expect((await act(service, folder, 'change-password')).exitCode).toBe(2);
  });

  test.for([
    ['joe', 0],
    ['jane', 2],
  ] as const)('signing %s out everywhere ends that user’s sign-in', async ([name, exitCode], { folder }) => {
    await using service = await openService();
    await act(service, folder, 'initiate-auth --auth-flow USER_PASSWORD_AUTH --username jane');
    await act(service, folder, `admin-user-global-sign-out --username ${name}`);
    expect((await act(service, folder, 'change-password')).exitCode).toBe(exitCode);
  });
});
