import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servePool, user, type ServedPool } from '../interop/served-pool.js';
import { awsCliAt, installedAwsCli, type Answer, type AwsCli } from './aws-cli.js';
import { confirmNewDevice } from './new-device.js';

const { version, missing, isSkipped } = installedAwsCli();
const { password } = user;

/** One story: each test goes on where the one before it ended. */
describe.skipIf(isSkipped)(`${version?.split(' ')[0] ?? 'The AWS CLI'}, in an administrator's hands`, () => {
  const email = user.emailOf('jane');
  const newPassword = 'Better-horse-8';
  let pool: ServedPool;
  let aws: AwsCli;
  let who: { readonly userPoolId: string; readonly username: string };
  let app: { readonly userPoolId: string; readonly clientId: string };

  beforeAll(async () => {
    if (version === undefined) throw new Error(missing);
    pool = await servePool();
    const { userPoolId, clientId } = pool;
    who = { userPoolId, username: 'jane' };
    app = { userPoolId, clientId };
    aws = awsCliAt(pool.url);
    const explicitAuthFlows = ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'];
    await aws('update-user-pool-client', { ...app, explicitAuthFlows });
  });
  afterAll(() => pool?.close());

  it('invites a user, who sets a password at the first sign-in', async () => {
    await aws('admin-create-user', {
      ...who,
      temporaryPassword: password,
      userAttributes: [`Name=email,Value=${email}`, 'Name=email_verified,Value=true'],
      desiredDeliveryMediums: 'EMAIL',
    });
    const asked = await signIn(password);
    expect(asked).toMatchObject({ ChallengeName: 'NEW_PASSWORD_REQUIRED' });
    const signedIn = await aws('admin-respond-to-auth-challenge', {
      ...app,
      challengeName: 'NEW_PASSWORD_REQUIRED',
      session: asked.Session ?? '',
      challengeResponses: `USERNAME=jane,NEW_PASSWORD=${newPassword}`,
    });
    expect(signedIn.AuthenticationResult).toMatchObject({ TokenType: 'Bearer' });
  });

  it('resets the password, which the user replaces with the code', async () => {
    await aws('admin-reset-user-password', who);
    await expect(signIn(newPassword)).rejects.toThrow(/\(PasswordResetRequiredException\)/);
    const confirmationCode = await pool.sentCode(email);
    await aws('confirm-forgot-password', { clientId: app.clientId, username: 'jane', confirmationCode, password });
    expect(await aws('admin-get-user', who)).toMatchObject({ UserStatus: 'CONFIRMED' });
  });

  it('signs the user in, lists the device, and signs the user out everywhere', async () => {
    const { AuthenticationResult: tokens } = await signIn(password);
    const deviceKey = await confirmNewDevice(pool.sdk, tokens);
    expect(await aws('admin-list-devices', who)).toMatchObject({ Devices: [{ DeviceKey: deviceKey }] });
    await aws('admin-forget-device', { ...who, deviceKey });
    expect(await aws('admin-list-devices', who)).toEqual({ Devices: [] });
    await aws('admin-user-global-sign-out', who);
    await expect(aws('get-user', { accessToken: tokens?.AccessToken ?? '' })).rejects.toThrow(
      /\(NotAuthorizedException\) when calling the GetUser operation: Access Token has been revoked/,
    );
  });

  it('shuts the user out, and lets the user in again with another password', async () => {
    await aws('admin-disable-user', who);
    await expect(signIn(password)).rejects.toThrow(/\(NotAuthorizedException\).*User is disabled/);
    await aws('admin-enable-user', who);
    await aws('admin-set-user-password', { ...who, password: newPassword, permanent: [] });
    expect((await signIn(newPassword)).AuthenticationResult).toMatchObject({ ExpiresIn: 3600 });
  });

  function signIn(given: string): Promise<Answer> {
    const authParameters = `USERNAME=jane,PASSWORD=${given}`;
    return aws('admin-initiate-auth', { ...app, authFlow: 'ADMIN_USER_PASSWORD_AUTH', authParameters });
  }
});
