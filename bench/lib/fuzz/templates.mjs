/** Which live thing a member of a request can hold. */
export const live = {
  UserPoolId: 'pool',
  ClientId: 'client',
  ClientSecret: 'clientSecret',
  SecretHash: 'secretHash',
  Username: 'username',
  Password: 'password',
  PreviousPassword: 'password',
  ConfirmationCode: 'deliveredCode',
  Code: 'code',
  AccessToken: 'accessToken',
  RefreshToken: 'refreshToken',
  Token: 'refreshToken',
  Session: 'session',
  UserCode: 'setUpTotp',
  DeviceKey: 'deviceKey',
  GroupName: 'group',
  NextToken: 'page',
  PaginationToken: 'page',
  ResourceArn: 'arn',
  ClientSecretId: 'clientSecretId',
  CredentialId: 'credentialId',
  RoleArn: 'role',
};

/** Those that are no secrets, and so may stand in any member: an error can show it. */
export const open = [
  'pool',
  'client',
  'username',
  'email',
  'deviceKey',
  'credentialId',
  'group',
  'page',
  'arn',
  'role',
];

export const of = (name) => ({ live: name });
export const pool = { UserPoolId: of('pool') };
export const user = { ...pool, Username: of('username') };
export const client = { ClientId: of('client') };
export const caller = { ...client, Username: of('username'), SecretHash: of('secretHash') };
export const bearer = { AccessToken: of('accessToken') };
export const named = { USERNAME: of('username'), SECRET_HASH: of('secretHash') };
const byPassword = { ...named, PASSWORD: of('password') };
const attributes = of('attributes');

const answer = (ChallengeName, responses) => ({
  ...client,
  ChallengeName,
  Session: of('session'),
  ChallengeResponses: { ...named, ...responses },
});
const claim = {
  PASSWORD_CLAIM_SIGNATURE: of('signature'),
  PASSWORD_CLAIM_SECRET_BLOCK: of('secretBlock'),
  TIMESTAMP: of('timestamp'),
};
export const challenges = {
  NEW_PASSWORD_REQUIRED: { NEW_PASSWORD: of('newPassword') },
  SOFTWARE_TOKEN_MFA: { SOFTWARE_TOKEN_MFA_CODE: of('totp') },
  EMAIL_OTP: { EMAIL_OTP_CODE: of('code') },
  SMS_MFA: { SMS_MFA_CODE: of('smsCode') },
  SMS_OTP: { SMS_OTP_CODE: of('smsCode') },
  SELECT_MFA_TYPE: { ANSWER: 'SOFTWARE_TOKEN_MFA' },
  SELECT_CHALLENGE: { ANSWER: 'WEB_AUTHN', PASSWORD: of('password'), SRP_A: of('srpA') },
  PASSWORD: { PASSWORD: of('password') },
  PASSWORD_SRP: { SRP_A: of('srpA') },
  WEB_AUTHN: { CREDENTIAL: of('assertion') },
  MFA_SETUP: { EMAIL: of('email') },
  CUSTOM_CHALLENGE: { ANSWER: 'blue' },
  DEVICE_SRP_AUTH: { DEVICE_KEY: of('knownDeviceKey'), SRP_A: of('srpA') },
  PASSWORD_VERIFIER: claim,
  DEVICE_PASSWORD_VERIFIER: { ...claim, DEVICE_KEY: of('knownDeviceKey') },
};

/** Good requests, or nearly so: what becomes of them depends on what has become of whom they are about. */
export const bodies = {
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
  AdminForgetDevice: { ...user, DeviceKey: of('knownDeviceKey') },
  AdminGetDevice: { ...user, DeviceKey: of('knownDeviceKey') },
  AdminGetUser: user,
  AdminGetUserAuthFactors: user,
  AdminInitiateAuth: { ...pool, ...client, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH', AuthParameters: byPassword },
  AdminListDevices: { ...user, Limit: 1 },
  AdminListGroupsForUser: { ...user, Limit: 1 },
  AdminRemoveUserFromGroup: { ...user, GroupName: of('group') },
  AdminResetUserPassword: user,
  AdminRespondToAuthChallenge: { ...pool, ...answer('NEW_PASSWORD_REQUIRED', challenges.NEW_PASSWORD_REQUIRED) },
  AdminSetUserMFAPreference: { ...user, SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } },
  AdminSetUserPassword: { ...user, Password: of('newPassword'), Permanent: true },
  AdminSetUserSettings: { ...user, MFAOptions: [{ DeliveryMedium: 'SMS', AttributeName: 'phone_number' }] },
  AdminUpdateDeviceStatus: { ...user, DeviceKey: of('knownDeviceKey'), DeviceRememberedStatus: 'remembered' },
  AdminUpdateUserAttributes: { ...user, UserAttributes: [{ Name: 'phone_number', Value: '+15550100' }] },
  AdminUserGlobalSignOut: user,
  AssociateSoftwareToken: bearer,
  ChangePassword: { ...bearer, PreviousPassword: of('password'), ProposedPassword: of('newPassword') },
  CompleteWebAuthnRegistration: { ...bearer, Credential: of('attestation') },
  ConfirmDevice: {
    ...bearer,
    DeviceKey: of('deviceKey'),
    DeviceSecretVerifierConfig: of('deviceVerifier'),
    DeviceName: 'laptop',
  },
  ConfirmForgotPassword: { ...caller, ConfirmationCode: of('deliveredCode'), Password: of('newPassword') },
  ConfirmSignUp: { ...caller, ConfirmationCode: of('deliveredCode') },
  CreateGroup: { ...pool, GroupName: of('group'), Precedence: 1 },
  CreateUserPoolClient: { ...pool, ClientName: 'another', GenerateSecret: true },
  CreateUserPool: { PoolName: 'another', AutoVerifiedAttributes: ['email'] },
  DeleteGroup: { ...pool, GroupName: of('group') },
  DeleteUser: bearer,
  DeleteUserAttributes: { ...bearer, UserAttributeNames: ['name'] },
  DeleteUserPool: { UserPoolId: of('otherPool') },
  DeleteUserPoolClient: { ...pool, ClientId: of('otherClient') },
  DeleteUserPoolClientSecret: { ...pool, ...client, ClientSecretId: of('clientSecretId') },
  DeleteWebAuthnCredential: { ...bearer, CredentialId: of('credentialId') },
  DescribeUserPool: pool,
  DescribeUserPoolClient: { ...pool, ...client },
  ForgetDevice: { ...bearer, DeviceKey: of('knownDeviceKey') },
  ForgotPassword: caller,
  GetDevice: { ...bearer, DeviceKey: of('knownDeviceKey') },
  GetTokensFromRefreshToken: {
    ...client,
    RefreshToken: of('refreshToken'),
    ClientSecret: of('clientSecret'),
    DeviceKey: of('rememberedKey'),
  },
  GetUser: bearer,
  GetUserAuthFactors: bearer,
  GetUserAttributeVerificationCode: { ...bearer, AttributeName: 'email' },
  GetUserPoolMfaConfig: pool,
  GlobalSignOut: bearer,
  ListDevices: { ...bearer, Limit: 1 },
  ListGroups: { ...pool, Limit: 1 },
  ListTagsForResource: { ResourceArn: of('arn') },
  ListUserPoolClientSecrets: { ...pool, ...client },
  ListUserPoolClients: { ...pool, MaxResults: 1 },
  ListWebAuthnCredentials: { ...bearer, MaxResults: 1 },
  ListUserPools: { MaxResults: 1 },
  ListUsers: { ...pool, Limit: 1, Filter: 'username ^= "j"' },
  ListUsersInGroup: { ...pool, GroupName: of('group'), Limit: 1 },
  ResendConfirmationCode: caller,
  RevokeToken: { ...client, Token: of('refreshToken'), ClientSecret: of('clientSecret') },
  SetUserMFAPreference: { ...bearer, EmailMfaSettings: { Enabled: true, PreferredMfa: false } },
  SetUserPoolMfaConfig: {
    ...pool,
    MfaConfiguration: of('mfa'),
    SoftwareTokenMfaConfiguration: of('totpMfa'),
    EmailMfaConfiguration: of('emailMfa'),
    SmsMfaConfiguration: of('smsMfa'),
    WebAuthnConfiguration: of('webAuthn'),
  },
  SetUserSettings: { ...bearer, MFAOptions: [] },
  SignUp: {
    ...client,
    SecretHash: of('newHash'),
    Username: of('newName'),
    Password: of('newPassword'),
    UserAttributes: of('newAttributes'),
  },
  StartWebAuthnRegistration: bearer,
  TagResource: { ResourceArn: of('arn'), Tags: { team: 'a' } },
  UntagResource: { ResourceArn: of('arn'), TagKeys: ['team'] },
  UpdateDeviceStatus: { ...bearer, DeviceKey: of('knownDeviceKey'), DeviceRememberedStatus: 'remembered' },
  UpdateGroup: { ...pool, GroupName: of('group'), Description: 'changed' },
  UpdateUserAttributes: { ...bearer, UserAttributes: attributes },
  UpdateUserPool: {
    ...pool,
    AccountRecoverySetting: of('recovery'),
    AutoVerifiedAttributes: of('autoVerified'),
    DeviceConfiguration: of('deviceSettings'),
    EmailConfiguration: of('emailSettings'),
    LambdaConfig: of('functions'),
    MfaConfiguration: of('mfa'),
    Policies: of('policies'),
  },
  UpdateUserPoolClient: {
    ...pool,
    ...client,
    AuthSessionValidity: 15,
    ExplicitAuthFlows: of('flows'),
    PreventUserExistenceErrors: of('hiding'),
    RefreshTokenRotation: of('rotation'),
  },
  VerifySoftwareToken: { ...bearer, UserCode: of('setUpTotp'), FriendlyDeviceName: 'app' },
  VerifyUserAttribute: { ...bearer, AttributeName: 'email', Code: of('code') },
};

export const signIns = {
  USER_PASSWORD_AUTH: byPassword,
  USER_SRP_AUTH: { ...named, SRP_A: of('srpA') },
  CUSTOM_AUTH: named,
  REFRESH_TOKEN_AUTH: { ...named, REFRESH_TOKEN: of('refreshToken'), DEVICE_KEY: of('rememberedKey') },
  USER_AUTH: { ...byPassword, PREFERRED_CHALLENGE: 'PASSWORD' },
};

const turnedOn = { Enabled: true };
/** Factors turned on by the user. A passkey counts as two only beside another factor. */
export const preferences = {
  email: bodies.SetUserMFAPreference,
  authenticator: { ...bearer, SoftwareTokenMfaSettings: turnedOn },
  passkeyAndEmail: { ...bearer, WebAuthnMfaSettings: turnedOn, EmailMfaSettings: turnedOn },
  passkeyAndAuthenticator: { ...bearer, WebAuthnMfaSettings: turnedOn, SoftwareTokenMfaSettings: turnedOn },
};

const thrice = (list) => [...list, ...list, ...list];

export const templates = [
  ...Object.entries(bodies).map(([operation, body]) => ({ operation, body })),
  // Sign-ins lead deepest, so they come more often.
  ...thrice(
    Object.entries(signIns).map(([AuthFlow, AuthParameters]) => ({
      operation: 'InitiateAuth',
      body: { ...client, AuthFlow, AuthParameters },
    })),
  ),
  ...thrice(
    Object.entries(challenges).map(([name, responses]) => ({
      operation: 'RespondToAuthChallenge',
      body: answer(name, responses),
    })),
  ),
  {
    operation: 'GetTokensFromRefreshToken',
    body: { ...bodies.GetTokensFromRefreshToken, RefreshToken: of('oldRefreshToken') },
  },
  { operation: 'SignUp', body: { ...bodies.SignUp, Password: undefined } },
  ...Object.values(preferences).map((body) => ({ operation: 'SetUserMFAPreference', body })),
  {
    operation: 'InitiateAuth',
    body: { ...client, AuthFlow: 'USER_AUTH', AuthParameters: named, Session: of('session') },
  },
  { operation: 'AssociateSoftwareToken', body: { Session: of('session') } },
  { operation: 'VerifySoftwareToken', body: { Session: of('session'), UserCode: of('setUpTotp') } },
];
