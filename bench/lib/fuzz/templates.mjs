/** Which live thing a member of a request can hold. */
export const live = {
  UserPoolId: 'pool',
  ClientId: 'client',
  ClientSecret: 'clientSecret',
  SecretHash: 'secretHash',
  Username: 'username',
  Password: 'password',
  PreviousPassword: 'password',
  ConfirmationCode: 'code',
  Code: 'code',
  AccessToken: 'accessToken',
  RefreshToken: 'refreshToken',
  Token: 'refreshToken',
  Session: 'session',
  UserCode: 'totp',
  DeviceKey: 'deviceKey',
  GroupName: 'group',
  NextToken: 'page',
  PaginationToken: 'page',
  ResourceArn: 'arn',
  ClientSecretId: 'clientSecretId',
  RoleArn: 'role',
};

/** Those that are no secrets, and so may stand in any member: an error can show it. */
export const open = ['pool', 'client', 'username', 'email', 'deviceKey', 'group', 'page', 'arn', 'role'];

const of = (name) => ({ live: name });
const pool = { UserPoolId: of('pool') };
const user = { ...pool, Username: of('username') };
const client = { ClientId: of('client') };
const caller = { ...client, Username: of('username'), SecretHash: of('secretHash') };
const bearer = { AccessToken: of('accessToken') };
const named = { USERNAME: of('username'), SECRET_HASH: of('secretHash') };
const byPassword = { ...named, PASSWORD: of('password') };
const attributes = [
  { Name: 'email', Value: of('email') },
  { Name: 'name', Value: 'Jane' },
];

const answer = (ChallengeName, responses) => ({
  ...client,
  ChallengeName,
  Session: of('session'),
  ChallengeResponses: { ...named, ...responses },
});
const challenges = {
  NEW_PASSWORD_REQUIRED: { NEW_PASSWORD: of('newPassword') },
  SOFTWARE_TOKEN_MFA: { SOFTWARE_TOKEN_MFA_CODE: of('totp') },
  EMAIL_OTP: { EMAIL_OTP_CODE: of('code') },
  SMS_MFA: { SMS_MFA_CODE: of('code') },
  SELECT_MFA_TYPE: { ANSWER: 'SOFTWARE_TOKEN_MFA' },
  MFA_SETUP: {},
  CUSTOM_CHALLENGE: { ANSWER: 'blue' },
  DEVICE_SRP_AUTH: { DEVICE_KEY: of('deviceKey'), SRP_A: of('srpA') },
  PASSWORD_VERIFIER: {
    PASSWORD_CLAIM_SIGNATURE: 'AAAA',
    PASSWORD_CLAIM_SECRET_BLOCK: of('secretBlock'),
    TIMESTAMP: 'Mon Jan 5 03:04:05 UTC 2026',
  },
};

/** Good requests, or nearly so: what becomes of them depends on what has become of whom they are about. */
const bodies = {
  AddCustomAttributes: { ...pool, CustomAttributes: [{ Name: 'pet', AttributeDataType: 'String' }] },
  AddUserPoolClientSecret: { ...pool, ...client },
  AdminAddUserToGroup: { ...user, GroupName: of('group') },
  AdminConfirmSignUp: user,
  AdminCreateUser: {
    ...user,
    UserAttributes: attributes,
    TemporaryPassword: of('password'),
    MessageAction: 'SUPPRESS',
  },
  AdminDeleteSoftwareToken: user,
  AdminDeleteUserAttributes: { ...user, UserAttributeNames: ['name'] },
  AdminDisableUser: user,
  AdminEnableUser: user,
  AdminForgetDevice: { ...user, DeviceKey: of('deviceKey') },
  AdminGetDevice: { ...user, DeviceKey: of('deviceKey') },
  AdminGetUser: user,
  AdminInitiateAuth: { ...pool, ...client, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH', AuthParameters: byPassword },
  AdminListDevices: { ...user, Limit: 1 },
  AdminListGroupsForUser: { ...user, Limit: 1 },
  AdminRemoveUserFromGroup: { ...user, GroupName: of('group') },
  AdminResetUserPassword: user,
  AdminRespondToAuthChallenge: { ...pool, ...answer('NEW_PASSWORD_REQUIRED', challenges.NEW_PASSWORD_REQUIRED) },
  AdminSetUserMFAPreference: { ...user, SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } },
  AdminSetUserPassword: { ...user, Password: of('newPassword'), Permanent: true },
  AdminSetUserSettings: { ...user, MFAOptions: [{ DeliveryMedium: 'SMS', AttributeName: 'phone_number' }] },
  AdminUpdateDeviceStatus: { ...user, DeviceKey: of('deviceKey'), DeviceRememberedStatus: 'remembered' },
  AdminUpdateUserAttributes: { ...user, UserAttributes: [{ Name: 'phone_number', Value: '+15550100' }] },
  AdminUserGlobalSignOut: user,
  AssociateSoftwareToken: bearer,
  ChangePassword: { ...bearer, PreviousPassword: of('password'), ProposedPassword: of('newPassword') },
  ConfirmDevice: {
    ...bearer,
    DeviceKey: of('deviceKey'),
    DeviceSecretVerifierConfig: { PasswordVerifier: 'c2VjcmV0', Salt: 'c2FsdA==' },
    DeviceName: 'laptop',
  },
  ConfirmForgotPassword: { ...caller, ConfirmationCode: of('code'), Password: of('newPassword') },
  ConfirmSignUp: { ...caller, ConfirmationCode: of('code') },
  CreateGroup: { ...pool, GroupName: of('group'), Precedence: 1 },
  CreateUserPoolClient: { ...pool, ClientName: 'another', GenerateSecret: true },
  CreateUserPool: { PoolName: 'another', AutoVerifiedAttributes: ['email'] },
  DeleteUser: bearer,
  DeleteUserAttributes: { ...bearer, UserAttributeNames: ['name'] },
  DeleteUserPoolClientSecret: { ...pool, ...client, ClientSecretId: of('clientSecretId') },
  DescribeUserPool: pool,
  DescribeUserPoolClient: { ...pool, ...client },
  ForgetDevice: { ...bearer, DeviceKey: of('deviceKey') },
  ForgotPassword: caller,
  GetDevice: { ...bearer, DeviceKey: of('deviceKey') },
  GetTokensFromRefreshToken: { ...client, RefreshToken: of('refreshToken'), ClientSecret: of('clientSecret') },
  GetUser: bearer,
  GetUserAttributeVerificationCode: { ...bearer, AttributeName: 'email' },
  GetUserPoolMfaConfig: pool,
  GlobalSignOut: bearer,
  ListDevices: { ...bearer, Limit: 1 },
  ListGroups: { ...pool, Limit: 1 },
  ListTagsForResource: { ResourceArn: of('arn') },
  ListUserPoolClientSecrets: { ...pool, ...client },
  ListUserPoolClients: { ...pool, MaxResults: 1 },
  ListUserPools: { MaxResults: 1 },
  ListUsers: { ...pool, Limit: 1, Filter: 'username ^= "j"' },
  ListUsersInGroup: { ...pool, GroupName: of('group'), Limit: 1 },
  ResendConfirmationCode: caller,
  RevokeToken: { ...client, Token: of('refreshToken'), ClientSecret: of('clientSecret') },
  SetUserMFAPreference: { ...bearer, EmailMfaSettings: { Enabled: true, PreferredMfa: false } },
  SetUserPoolMfaConfig: { ...pool, MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: { Enabled: true } },
  SetUserSettings: { ...bearer, MFAOptions: [] },
  SignUp: { ...caller, Username: of('newName'), Password: of('password'), UserAttributes: attributes },
  TagResource: { ResourceArn: of('arn'), Tags: { team: 'a' } },
  UntagResource: { ResourceArn: of('arn'), TagKeys: ['team'] },
  UpdateGroup: { ...pool, GroupName: of('group'), Description: 'changed' },
  UpdateUserAttributes: { ...bearer, UserAttributes: attributes },
  UpdateUserPool: { ...pool, AutoVerifiedAttributes: ['email'], MfaConfiguration: 'OFF' },
  UpdateUserPoolClient: { ...pool, ...client, ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH'] },
  VerifySoftwareToken: { ...bearer, UserCode: of('totp'), FriendlyDeviceName: 'app' },
  VerifyUserAttribute: { ...bearer, AttributeName: 'email', Code: of('code') },
};

const signIns = {
  USER_PASSWORD_AUTH: byPassword,
  USER_SRP_AUTH: { ...named, SRP_A: of('srpA') },
  CUSTOM_AUTH: named,
  REFRESH_TOKEN_AUTH: { ...named, REFRESH_TOKEN: of('refreshToken'), DEVICE_KEY: of('deviceKey') },
  USER_AUTH: { ...byPassword, PREFERRED_CHALLENGE: 'PASSWORD' },
};

const twice = (list) => [...list, ...list, ...list];

export const templates = [
  ...Object.entries(bodies).map(([operation, body]) => ({ operation, body })),
  // Sign-ins lead deepest, so they come more often.
  ...twice(
    Object.entries(signIns).map(([AuthFlow, AuthParameters]) => ({
      operation: 'InitiateAuth',
      body: { ...client, AuthFlow, AuthParameters },
    })),
  ),
  ...twice(
    Object.entries(challenges).map(([name, responses]) => ({
      operation: 'RespondToAuthChallenge',
      body: answer(name, responses),
    })),
  ),
  { operation: 'AssociateSoftwareToken', body: { Session: of('session') } },
  { operation: 'VerifySoftwareToken', body: { Session: of('session'), UserCode: of('totp') } },
];
