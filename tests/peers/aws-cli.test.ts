import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDeviceVerifier, currentTotpCode } from '../../src/auth/index.js';
import { serveByCli, type CliServer } from '../interop/cli.js';
import { makeTemporaryHome } from '../interop/temporary-home.js';
import { awsCliAt, installedAwsCli, type Answer, type AwsCli } from './aws-cli.js';

const { version, missing, isSkipped } = installedAwsCli();

/** One story: each test goes on where the one before it ended. SRP is the one thing that the AWS CLI can't do. */
describe.skipIf(isSkipped)(`${version?.split(' ')[0] ?? 'The AWS CLI'} against cognito-demo local`, () => {
  const username = 'jane';
  const email = 'jane@example.com';
  const password = 'Correct-horse-7';
  let home: Awaited<ReturnType<typeof makeTemporaryHome>>;
  let server: CliServer;
  let aws: AwsCli;
  let userPoolId: string;
  let clientId: string;
  let secret: string;
  let accessToken: string;
  let deviceKey: string;

  beforeAll(async () => {
    if (version === undefined) throw new Error(missing);
    home = await makeTemporaryHome();
    server = await serveByCli(home.path);
    aws = awsCliAt(server.url);
  });
  afterAll(async () => {
    await server?.stop();
    await home?.remove();
  });

  it('makes a pool that requires TOTP and tracks devices, and an app client', async () => {
    const { UserPool } = await aws('create-user-pool', {
      poolName: 'peers',
      autoVerifiedAttributes: ['email'],
      deviceConfiguration: 'ChallengeRequiredOnNewDevice=true,DeviceOnlyRememberedOnUserPrompt=true',
    });
    userPoolId = UserPool?.Id ?? '';
    const mfa = await aws('set-user-pool-mfa-config', {
      userPoolId,
      mfaConfiguration: 'ON',
      softwareTokenMfaConfiguration: 'Enabled=true',
    });
    expect(mfa).toMatchObject({ MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: { Enabled: true } });
    const { UserPoolClient } = await aws('create-user-pool-client', {
      userPoolId,
      clientName: 'peers',
      explicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    });
    clientId = UserPoolClient?.ClientId ?? '';
    expect(await aws('list-user-pools', { maxResults: '10' })).toMatchObject({
      UserPools: [{ Id: userPoolId, Name: 'peers' }],
    });
  });

  it('signs a user up and confirms with the newest code', async () => {
    const who = { clientId, username };
    await expect(aws('sign-up', { ...who, password: 'short' })).rejects.toThrow(
      /An error occurred \(InvalidPasswordException\) when calling the SignUp operation/,
    );
    const signUp = await aws('sign-up', { ...who, password, userAttributes: `Name=email,Value=${email}` });
    expect(signUp).toMatchObject({ UserConfirmed: false });
    expect(await aws('resend-confirmation-code', who)).toMatchObject({
      CodeDeliveryDetails: { DeliveryMedium: 'EMAIL', AttributeName: 'email' },
    });
    const confirmationCode = await server.sentCode(userPoolId, email);
    const wrongCode = confirmationCode === '000000' ? '000001' : '000000';
    await expect(aws('confirm-sign-up', { ...who, confirmationCode: wrongCode })).rejects.toThrow(
      /\(CodeMismatchException\)/,
    );
    await aws('confirm-sign-up', { ...who, confirmationCode });
  });

  it('looks the user up', async () => {
    const found = await aws('admin-get-user', { userPoolId, username });
    expect(found).toMatchObject({ Username: username, UserStatus: 'CONFIRMED', Enabled: true });
    expect(found['UserAttributes']).toContainEqual({ Name: 'email_verified', Value: 'true' });
    expect(await aws('list-users', { userPoolId, filter: `email = "${email}"` })).toMatchObject({
      Users: [{ Username: username }],
    });
  });

  it('sets TOTP up during the first sign-in', async () => {
    const started = await signIn();
    expect(started['ChallengeName']).toBe('MFA_SETUP');
    const associated = await aws('associate-software-token', { session: started.Session ?? '' });
    secret = associated.SecretCode ?? '';
    const verified = await aws('verify-software-token', {
      session: associated.Session ?? '',
      userCode: currentTotpCode(secret),
    });
    expect(verified['Status']).toBe('SUCCESS');
    const signedIn = await aws('respond-to-auth-challenge', {
      clientId,
      challengeName: 'MFA_SETUP',
      session: verified.Session ?? '',
      challengeResponses: `USERNAME=${username}`,
    });
    expect(signedIn.AuthenticationResult).toMatchObject({ TokenType: 'Bearer', ExpiresIn: 3600 });
  });

  it('signs in by the admin calls with password and TOTP, and confirms the device', async () => {
    const app = { userPoolId, clientId };
    const started = await aws('admin-initiate-auth', {
      ...app,
      authFlow: 'ADMIN_USER_PASSWORD_AUTH',
      authParameters: `USERNAME=${username},PASSWORD=${password}`,
    });
    expect(started['ChallengeName']).toBe('SOFTWARE_TOKEN_MFA');
    // The next code, which is good already: the one of now may be used up.
    const code = currentTotpCode(secret, Date.now() / 1000 + 30);
    const { AuthenticationResult: tokens } = await aws('admin-respond-to-auth-challenge', {
      ...app,
      challengeName: 'SOFTWARE_TOKEN_MFA',
      session: started.Session ?? '',
      challengeResponses: `USERNAME=${username},SOFTWARE_TOKEN_MFA_CODE=${code}`,
    });
    accessToken = tokens?.AccessToken ?? '';
    const { DeviceKey = '', DeviceGroupKey = '' } = tokens?.NewDeviceMetadata ?? {};
    deviceKey = DeviceKey;
    const { passwordVerifier, salt } = createDeviceVerifier({ deviceKey, deviceGroupKey: DeviceGroupKey });
    const confirmed = await aws('confirm-device', {
      accessToken,
      deviceKey,
      deviceName: 'laptop',
      deviceSecretVerifierConfig: `PasswordVerifier=${passwordVerifier},Salt=${salt}`,
    });
    expect(confirmed).toEqual({ UserConfirmationNecessary: true });
  });

  it('remembers the device', async () => {
    await aws('update-device-status', { accessToken, deviceKey, deviceRememberedStatus: 'remembered' });
    expect(await aws('list-devices', { accessToken })).toMatchObject({ Devices: [{ DeviceKey: deviceKey }] });
    const named = { Name: 'device_name', Value: 'laptop' };
    expect(await aws('get-device', { accessToken, deviceKey })).toMatchObject({
      Device: { DeviceAttributes: expect.arrayContaining([named]) as unknown },
    });
  });

  it('is asked for the proof of the remembered device, and for TOTP without it', async () => {
    expect(await signIn(`DEVICE_KEY=${deviceKey}`)).toMatchObject({
      ChallengeName: 'DEVICE_SRP_AUTH',
      ChallengeParameters: { DEVICE_KEY: deviceKey, USERNAME: username },
    });
    expect(await signIn()).toMatchObject({ ChallengeName: 'SOFTWARE_TOKEN_MFA' });
  });

  it('shows the signed-in user, and signs it out everywhere', async () => {
    const softwareTokenMfaSettings = 'Enabled=true,PreferredMfa=true';
    await aws('set-user-mfa-preference', { accessToken, softwareTokenMfaSettings });
    expect(await aws('get-user', { accessToken })).toMatchObject({
      Username: username,
      PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
    });
    await aws('global-sign-out', { accessToken });
    await expect(aws('get-user', { accessToken })).rejects.toThrow(/\(NotAuthorizedException\)/);
  });

  it('deletes the user and the pool', async () => {
    await aws('set-user-pool-mfa-config', { userPoolId, mfaConfiguration: 'OFF' });
    const { AuthenticationResult: tokens } = await signIn();
    await aws('delete-user', { accessToken: tokens?.AccessToken ?? '' });
    await expect(aws('admin-get-user', { userPoolId, username })).rejects.toThrow(/\(UserNotFoundException\)/);
    await aws('delete-user-pool', { userPoolId });
    await expect(aws('describe-user-pool', { userPoolId })).rejects.toThrow(/\(ResourceNotFoundException\)/);
  });

  it('left nothing secret in the log of the server', async () => {
    const { exitCode, stderr } = await server.stop();
    expect(exitCode).toBe(0);
    expect(stderr).toContain('POST AdminRespondToAuthChallenge 200');
    for (const word of [password, secret, accessToken]) expect(stderr).not.toContain(word);
  });

  function signIn(...more: readonly string[]): Promise<Answer> {
    const authParameters = [`USERNAME=${username}`, `PASSWORD=${password}`, ...more].join(',');
    return aws('initiate-auth', { clientId, authFlow: 'USER_PASSWORD_AUTH', authParameters });
  }
});
