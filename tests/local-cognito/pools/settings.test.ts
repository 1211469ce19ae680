import type {
  CreateUserPoolClientCommandInput,
  CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, test } from 'vitest';
import { failureOf, openPlayground, openService } from '../playground.js';

const arn = 'arn:aws:lambda:us-east-1:000000000000:function:f';
const role = 'arn:aws:iam::000000000000:role/sms';

/** All that UpdateUserPool takes. */
const changeable = {
  Policies: {
    PasswordPolicy: {
      MinimumLength: 10,
      RequireUppercase: true,
      RequireLowercase: false,
      RequireNumbers: true,
      RequireSymbols: false,
      PasswordHistorySize: 4,
      TemporaryPasswordValidityDays: 3,
    },
    SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] },
  },
  DeletionProtection: 'ACTIVE',
  LambdaConfig: { PreSignUp: arn, InboundFederation: { LambdaVersion: 'V1_0', LambdaArn: arn } },
  AutoVerifiedAttributes: ['email'],
  SmsVerificationMessage: 'Code: {####}',
  EmailVerificationMessage: 'Your code\nis {####}.',
  EmailVerificationSubject: 'Your code',
  VerificationMessageTemplate: {
    SmsMessage: 'Code: {####}',
    EmailMessage: 'Code: {####}',
    EmailSubject: 'Your code',
    EmailMessageByLink: 'Follow {##this link##}.',
    EmailSubjectByLink: 'Your link',
    DefaultEmailOption: 'CONFIRM_WITH_CODE',
  },
  SmsAuthenticationMessage: 'Code: {####}',
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
  MfaConfiguration: 'OPTIONAL',
  DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false },
  EmailConfiguration: {
    SourceArn: 'arn:aws:ses:us-east-1:000000000000:identity/example.com',
    ReplyToEmailAddress: 'help@example.com',
    EmailSendingAccount: 'DEVELOPER',
    From: 'Us <us@example.com>',
    ConfigurationSet: 'set',
  },
  SmsConfiguration: { SnsCallerArn: role, ExternalId: 'id', SnsRegion: 'us-east-1', EumsSms: { CallerArn: role } },
  UserPoolTags: { team: 'a', empty: '' },
  AdminCreateUserConfig: {
    AllowAdminCreateUserOnly: true,
    InviteMessageTemplate: {
      SMSMessage: 'Hello\n{username} {####}',
      EmailMessage: 'Hello {username}',
      EmailSubject: 'Hi',
    },
  },
  UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT', AdvancedSecurityAdditionalFlows: { CustomAuthMode: 'AUDIT' } },
  DcrConfiguration: { EnableStatus: 'Disabled', OpenDcrEnabled: false, AllowedScopes: ['openid'] },
  AccountRecoverySetting: { RecoveryMechanisms: [{ Priority: 1, Name: 'verified_email' }] },
  UserPoolTier: 'PLUS',
  KeyConfiguration: { KeyType: 'AWS_OWNED_KEY' },
  IssuerConfiguration: { Type: 'ORIGINAL' },
  AcrConfiguration: { LOA1: { AcrValue: 'urn:one' } },
} satisfies Partial<CreateUserPoolCommandInput>;

const fixed = {
  AliasAttributes: ['preferred_username'],
  UsernameConfiguration: { CaseSensitive: false },
} satisfies Partial<CreateUserPoolCommandInput>;

test('each setting of a pool comes back from DescribeUserPool as it was given', async () => {
  await using service = await openService();
  const created = await service.api.createUserPool({ PoolName: 'p', ...fixed, ...changeable });
  expect(created.UserPool).toMatchObject({ ...fixed, ...changeable });
  const { UserPool } = await service.api.describeUserPool({ UserPoolId: created.UserPool!.Id });
  expect(UserPool).toEqual(created.UserPool);
});

test('so it does after UpdateUserPool, which keeps what settles the names', async () => {
  await using service = await openService();
  const { UserPool } = await service.api.createUserPool({ PoolName: 'p', ...fixed });
  const UserPoolId = UserPool!.Id;
  await service.api.updateUserPool({ UserPoolId, PoolName: 'q', ...changeable });
  const described = await service.api.describeUserPool({ UserPoolId });
  expect(described.UserPool).toMatchObject({ Name: 'q', ...fixed, ...changeable });
});

test('a password history of none is not shown', async () => {
  await using playground = await openPlayground({ pool: { Policies: { PasswordPolicy: { PasswordHistorySize: 0 } } } });
  const { UserPool } = await playground.api.describeUserPool({ UserPoolId: playground.userPoolId });
  expect(UserPool!.Policies!.PasswordPolicy).not.toHaveProperty('PasswordHistorySize');
});

test.each<[string, Partial<CreateUserPoolCommandInput>]>([
  ['Password History', { Policies: { PasswordPolicy: { PasswordHistorySize: 1 } } }],
  ['Dynamic Client Registration', { DcrConfiguration: { EnableStatus: 'Enabled' } }],
  ['Levels of Authentication', { AcrConfiguration: {} }],
  ['Passwordless Sign-In', { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } }],
  ['Threat Protection', { UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } }],
])('%s is not part of the LITE tier', async (feature, settings) => {
  await using service = await openService();
  expect(await failureOf(service.api.createUserPool({ PoolName: 'p', UserPoolTier: 'LITE', ...settings }))).toBe(
    `FeatureUnavailableInTierException: The following features need to be disabled for the LITE pricing tier configured: ${feature}`,
  );
});

const client = {
  RefreshTokenValidity: 5,
  AccessTokenValidity: 2,
  IdTokenValidity: 2,
  TokenValidityUnits: { AccessToken: 'hours', IdToken: 'hours', RefreshToken: 'days' },
  ReadAttributes: ['email'],
  WriteAttributes: ['email'],
  ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
  SupportedIdentityProviders: ['COGNITO'],
  CallbackURLs: ['https://example.com/in'],
  LogoutURLs: ['https://example.com/out'],
  DefaultRedirectURI: 'https://example.com/in',
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid'],
  AllowedOAuthFlowsUserPoolClient: true,
  AnalyticsConfiguration: { ApplicationId: 'abc123', RoleArn: role, ExternalId: 'id', UserDataShared: true },
  PreventUserExistenceErrors: 'ENABLED',
  EnableTokenRevocation: false,
  EnablePropagateAdditionalUserContextData: false,
  AuthSessionValidity: 5,
  RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
} satisfies Partial<CreateUserPoolClientCommandInput>;

test('each setting of an app client comes back from DescribeUserPoolClient as it was given', async () => {
  await using playground = await openPlayground();
  const { api, userPoolId: UserPoolId } = playground;
  const { clientId: ClientId } = await playground.addClient(client);
  const { UserPoolClient } = await api.describeUserPoolClient({ UserPoolId, ClientId });
  expect(UserPoolClient).toMatchObject(client);
  const updated = await api.updateUserPoolClient({ UserPoolId, ClientId, ClientName: 'app', ...client });
  expect(updated.UserPoolClient).toEqual(UserPoolClient);
});

test('SetUserPoolMfaConfig keeps how passkeys are made', async () => {
  await using playground = await openPlayground();
  const { api, userPoolId: UserPoolId } = playground;
  const WebAuthnConfiguration = { RelyingPartyId: 'example.com', UserVerification: 'required' } as const;
  await api.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: 'OFF', WebAuthnConfiguration });
  expect(await api.getUserPoolMfaConfig({ UserPoolId })).toMatchObject({
    MfaConfiguration: 'OFF',
    WebAuthnConfiguration,
  });
});

test('app clients that an application registered can be asked for, and there are none', async () => {
  await using playground = await openPlayground();
  const { api, userPoolId: UserPoolId } = playground;
  expect((await api.listUserPoolClients({ UserPoolId, ClientType: 'DCR' })).UserPoolClients).toEqual([]);
  expect((await api.listUserPoolClients({ UserPoolId, ClientType: 'REGULAR' })).UserPoolClients).toHaveLength(1);
});
