import { describe } from 'vitest';
import { expect, test } from '../targets/temporary-folder.js';
import { callProgram } from './called-program.js';
import { AccessToken, act, app, openService, pool, user, Username } from './agreeing-service.js';

describe('an action sends what its flags and the environment say', () => {
  const cases: [line: string, operation: string, sends: object][] = [
    [
      'sign-up --username jane --email jane@example.com --validation-data captcha=seven --client-metadata a=b',
      'SignUp',
      {
        ...app,
        Username,
        Password: 'Correct-Horse-7',
        UserAttributes: [{ Name: 'email', Value: 'jane@example.com' }],
        ValidationData: [{ Name: 'captcha', Value: 'seven' }],
        ClientMetadata: { a: 'b' },
      },
    ],
    ['sign-up --username jane --passwordless', 'SignUp', { ...app, Username, UserAttributes: [] }],
    ['admin-confirm-sign-up --username jane', 'AdminConfirmSignUp', user],
    [
      'forgot-password --username jane --client-metadata a=b',
      'ForgotPassword',
      { ...app, Username, ClientMetadata: { a: 'b' } },
    ],
    [
      'confirm-forgot-password --username jane --confirmation-code 123456',
      'ConfirmForgotPassword',
      { ...app, Username, ConfirmationCode: '123456', Password: 'Correct-Horse-8' },
    ],
    [
      `change-password --access-token ${AccessToken}`,
      'ChangePassword',
      { AccessToken, PreviousPassword: 'Correct-Horse-7', ProposedPassword: 'Correct-Horse-8' },
    ],
    ['admin-reset-user-password --username jane', 'AdminResetUserPassword', user],
    ['admin-set-user-password --username jane', 'AdminSetUserPassword', { ...user, Password: 'Correct-Horse-8' }],
    [
      'admin-set-user-password --username jane --permanent',
      'AdminSetUserPassword',
      { ...user, Password: 'Correct-Horse-8', Permanent: true },
    ],
    [
      'admin-create-user --username jane --attribute email_verified=true --desired-delivery-mediums EMAIL,SMS',
      'AdminCreateUser',
      {
        ...user,
        UserAttributes: [{ Name: 'email_verified', Value: 'true' }],
        TemporaryPassword: 'Correct-Horse-9',
        DesiredDeliveryMediums: ['EMAIL', 'SMS'],
      },
    ],
    [
      'admin-create-user --username jane --temporary-password Other-Horse-1 --message-action SUPPRESS',
      'AdminCreateUser',
      { ...user, UserAttributes: [], TemporaryPassword: 'Other-Horse-1', MessageAction: 'SUPPRESS' },
    ],
    [
      'admin-update-user-attributes --username jane --attribute nickname=',
      'AdminUpdateUserAttributes',
      { ...user, UserAttributes: [{ Name: 'nickname', Value: '' }] },
    ],
    ['admin-disable-user --username jane', 'AdminDisableUser', user],
    ['admin-enable-user --username jane', 'AdminEnableUser', user],
    ['admin-user-global-sign-out --username jane', 'AdminUserGlobalSignOut', user],
    [
      'admin-set-user-mfa-preference --username jane --email-mfa preferred --sms-mfa disabled',
      'AdminSetUserMFAPreference',
      {
        ...user,
        EmailMfaSettings: { Enabled: true, PreferredMfa: true },
        SMSMfaSettings: { Enabled: false, PreferredMfa: false },
      },
    ],
    [
      'create-group --group-name admins --description All --precedence 0 --role-arn arn:role',
      'CreateGroup',
      { ...pool, GroupName: 'admins', Description: 'All', Precedence: 0, RoleArn: 'arn:role' },
    ],
    ['delete-group --group-name admins', 'DeleteGroup', { ...pool, GroupName: 'admins' }],
    ['list-groups --limit 5', 'ListGroups', { ...pool, Limit: 5 }],
    [
      'admin-add-user-to-group --username jane --group-name admins',
      'AdminAddUserToGroup',
      { ...user, GroupName: 'admins' },
    ],
    [
      'admin-remove-user-from-group --username jane --group-name admins',
      'AdminRemoveUserFromGroup',
      { ...user, GroupName: 'admins' },
    ],
    ['admin-list-groups-for-user --username jane', 'AdminListGroupsForUser', user],
    [
      'get-tokens-from-refresh-token --refresh-token r0 --device-key key',
      'GetTokensFromRefreshToken',
      { ...app, RefreshToken: 'r0', DeviceKey: 'key' },
    ],
    [`get-device --access-token ${AccessToken} --device-key key`, 'GetDevice', { AccessToken, DeviceKey: 'key' }],
    ['admin-list-devices --username jane --limit 5', 'AdminListDevices', { ...user, Limit: 5 }],
    ['admin-forget-device --username jane --device-key key', 'AdminForgetDevice', { ...user, DeviceKey: 'key' }],
    [
      `update-user-attributes --access-token ${AccessToken} --phone-number +12065550100`,
      'UpdateUserAttributes',
      { AccessToken, UserAttributes: [{ Name: 'phone_number', Value: '+12065550100' }] },
    ],
    [
      `get-user-attribute-verification-code --access-token ${AccessToken} --attribute-name email`,
      'GetUserAttributeVerificationCode',
      { AccessToken, AttributeName: 'email' },
    ],
    [
      `verify-user-attribute --access-token ${AccessToken} --attribute-name email --code 123456`,
      'VerifyUserAttribute',
      { AccessToken, AttributeName: 'email', Code: '123456' },
    ],
    [
      'initiate-auth --auth-flow CUSTOM_AUTH --username jane --client-metadata a=b',
      'InitiateAuth',
      { ...app, AuthFlow: 'CUSTOM_AUTH', AuthParameters: { USERNAME: 'jane' }, ClientMetadata: { a: 'b' } },
    ],
    [
      'create-user-pool --name demo --custom-attributes team,level --admin-create-user-only yes' +
        ' --account-recovery verified_email,verified_phone_number --auto-verified-attributes phone_number' +
        ' --email-configuration EmailSendingAccount=DEVELOPER --email-configuration SourceArn=arn:ses',
      'CreateUserPool',
      {
        PoolName: 'demo',
        AutoVerifiedAttributes: ['phone_number'],
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        AccountRecoverySetting: {
          RecoveryMechanisms: [
            { Name: 'verified_email', Priority: 1 },
            { Name: 'verified_phone_number', Priority: 2 },
          ],
        },
        EmailConfiguration: { EmailSendingAccount: 'DEVELOPER', SourceArn: 'arn:ses' },
        Schema: ['team', 'level'].map((Name) => expect.objectContaining({ Name })),
        DeletionProtection: 'INACTIVE',
      },
    ],
    [
      'update-user-pool --admin-create-user-only no',
      'UpdateUserPool',
      {
        ...pool,
        PoolName: 'demo',
        LambdaConfig: { PostConfirmation: 'arn:old' },
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
      },
    ],
    [
      'update-user-pool --first-factors PASSWORD,EMAIL_OTP',
      'UpdateUserPool',
      {
        ...pool,
        PoolName: 'demo',
        LambdaConfig: { PostConfirmation: 'arn:old' },
        Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
      },
    ],
    [`get-user-auth-factors --access-token ${AccessToken}`, 'GetUserAuthFactors', { AccessToken }],
    [
      'update-user-pool --lambda-config PreSignUp=arn:1 --lambda-config CustomMessage=arn:2',
      'UpdateUserPool',
      { ...pool, PoolName: 'demo', LambdaConfig: { PreSignUp: 'arn:1', CustomMessage: 'arn:2' } },
    ],
    [
      'set-user-pool-mfa-config --mfa-configuration OPTIONAL --factors TOTP,SMS --sms-configuration SnsCallerArn=arn:sns',
      'SetUserPoolMfaConfig',
      {
        ...pool,
        MfaConfiguration: 'OPTIONAL',
        SoftwareTokenMfaConfiguration: { Enabled: true },
        SmsMfaConfiguration: { SmsConfiguration: { SnsCallerArn: 'arn:sns' } },
      },
    ],
    [
      'create-user-pool-client --name web --refresh-token-rotation 30 --read-attributes email --write-attributes email,name',
      'CreateUserPoolClient',
      {
        ...pool,
        ClientName: 'web',
        ExplicitAuthFlows: expect.not.arrayContaining(['ALLOW_REFRESH_TOKEN_AUTH']),
        GenerateSecret: false,
        PreventUserExistenceErrors: 'ENABLED',
        RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 },
        ReadAttributes: ['email'],
        WriteAttributes: ['email', 'name'],
      },
    ],
  ];

  test.for(cases)('%s', async ([line, operation, sends], { folder }) => {
    await using service = await openService();
    const { exitCode, stderr } = await act(service, folder, line);
    expect(exitCode, stderr).toBe(0);
    const { target, body } = service.requests.at(-1) ?? {};
    expect(target).toBe(`AWSCognitoIdentityProviderService.${operation}`);
    expect(body).toEqual(sends);
  });
});

describe('wrong usage: exit code 2, and nothing is sent', () => {
  test.for([
    ['update-user-attributes --access-token eyJ', '--email, --phone-number or --attribute'],
    ['admin-update-user-attributes --username jane', '--email, --phone-number or --attribute'],
    ['create-group', '--group-name'],
    ['update-user-pool --lambda-config Nonsense=arn', 'VerifyAuthChallengeResponse'],
    ['update-user-pool --lambda-config PreSignUp', 'name=value'],
    ['update-user-pool --admin-create-user-only maybe', 'yes, no'],
    ['set-user-pool-mfa-config --mfa-configuration ON --factors TOTP,SMOKE', 'TOTP, EMAIL, SMS'],
    ['create-user-pool-client --name web --refresh-token-rotation 61', 'from 0 to 60'],
    ['verify-user-attribute --access-token eyJ --attribute-name nickname --code 1', 'email, phone_number'],
    ['verify-user-attribute --access-token eyJ --attribute-name emial --code 1', 'Did you mean email?'],
    ['initiate-auth --username jane --auth-flow USER_SRP', 'Did you mean USER_SRP_AUTH?'],
    [
      'create-user-pool-client --name web --explicit-auth-flows ALLOW_USER_AUTH,USER_SRP_AUTH',
      'USER_SRP_AUTH is none of ALLOW_USER_SRP_AUTH, ALLOW_USER_PASSWORD_AUTH',
    ],
    [
      'create-user-pool-client --name web --explicit-auth-flows ALLOW_USER_AUTH,USER_SRP_AUTH',
      'Did you mean ALLOW_USER_SRP_AUTH?',
    ],
    ['update-user-pool --lambda-config presignup=arn', 'Did you mean PreSignUp?'],
    ['update-user-pool --email-configuration EmailSendingAccount=DEVELOP', 'Did you mean DEVELOPER?'],
    ['list-users --show token', 'Did you mean tokens?'],
    ['sign-up --username jane --passwordless --password X', "'--passwordless' cannot be used with option '--password"],
  ] as const)('%s', async ([line, says], { folder }) => {
    await using service = await openService();
    const { exitCode, stdout, stderr } = await act(service, folder, line);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(service.requests).toEqual([]);
  });
});

test('help lists the values of an option that takes some only', async ({ folder }) => {
  const home = { HOME: folder, COGNITO_DEMO_HOME: folder };
  const { stdout } = await callProgram(['action', 'create-user-pool-client', '--help'], home);
  const unfolded = stdout.replaceAll(/\n {10,}/g, ' ');
  expect(unfolded).toMatch(/--explicit-auth-flows .*ALLOW_USER_SRP_AUTH, .*ALLOW_REFRESH_TOKEN_AUTH/);
  expect(unfolded).toMatch(/--prevent-user-existence-errors .*: ENABLED, LEGACY/);
  expect(unfolded).toMatch(/--show .*tokens, sessions, secrets/);
});
