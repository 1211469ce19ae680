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

  test('MFA_SETUP says what can be set up, and an email address is its answer', async ({ folder }) => {
    const ChallengeParameters = { USER_ID_FOR_SRP: 'jane', MFAS_CAN_SETUP: '["SMS_MFA","EMAIL_OTP"]' };
    const InitiateAuth = { ChallengeName: 'MFA_SETUP', Session: 'the session', ChallengeParameters };
    const where = { CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL', CODE_DELIVERY_DESTINATION: 'j***@e***' };
    const asked = { ChallengeName: 'EMAIL_OTP', Session: 'the next', ChallengeParameters: where };
    await using service = await openService({ InitiateAuth, RespondToAuthChallenge: asked });
    const { stderr } = await act(service, folder, 'initiate-auth --auth-flow USER_PASSWORD_AUTH --username jane');
    expect(stderr).toContain('respond-to-auth-challenge');
    expect(stderr).toContain('--email ADDRESS; or give the user a phone number, and sign in again');
    expect(stderr).not.toContain('associate-software-token');
    await act(service, folder, 'respond-to-auth-challenge --email jane@example.com');
    expect(service.requests.at(-1)?.body).toMatchObject({
      ChallengeName: 'MFA_SETUP',
      Session: 'the session',
      ChallengeResponses: { USERNAME: 'jane', EMAIL: 'jane@example.com' },
    });
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
