import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { updateUserPool, type UserPoolSettings } from '../../src/actions/index.js';
import { openWire } from './wire.js';

const userPoolId = 'eu-west-1_Ab1Cd2Ef3';

/** What UpdateUserPool takes back as it is. */
const kept = {
  Policies: {
    PasswordPolicy: { MinimumLength: 10, RequireSymbols: true, TemporaryPasswordValidityDays: 3 },
    SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] },
  },
  DeletionProtection: 'ACTIVE',
  LambdaConfig: { PreSignUp: 'arn:aws:lambda:…:old', PostConfirmation: 'arn:aws:lambda:…:old' },
  AutoVerifiedAttributes: ['email'],
  SmsVerificationMessage: 'SMS {####}',
  EmailVerificationMessage: 'Email {####}',
  EmailVerificationSubject: 'Your code',
  VerificationMessageTemplate: {
    DefaultEmailOption: 'CONFIRM_WITH_CODE',
    SmsMessage: 'SMS {####}',
    EmailMessage: 'Email {####}',
    EmailSubject: 'Your code',
  },
  SmsAuthenticationMessage: 'MFA {####}',
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
  MfaConfiguration: 'OPTIONAL',
  DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false },
  EmailConfiguration: { EmailSendingAccount: 'DEVELOPER', SourceArn: 'arn:aws:ses:…' },
  SmsConfiguration: { SnsCallerArn: 'arn:aws:iam:…', ExternalId: 'id', SnsRegion: 'eu-west-1' },
  UserPoolTags: { team: 'blue' },
  UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' },
  DcrConfiguration: { EnableStatus: 'Disabled' },
  AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
  UserPoolTier: 'PLUS',
  KeyConfiguration: { KeyType: 'AWS_OWNED_KEY' },
  IssuerConfiguration: { Type: 'ORIGINAL' },
  AcrConfiguration: { ACR_LEVEL_1: { AcrValue: 'urn:example:1' } },
};
const invitation = { InviteMessageTemplate: { EmailMessage: '{username} {####}' } };
const adminCreateUser = { AllowAdminCreateUserOnly: true, ...invitation };

/** As DescribeUserPool gives it. */
const described = {
  ...kept,
  Id: userPoolId,
  Name: 'demo',
  Arn: 'arn:aws:cognito-idp:…',
  CreationDate: 1767582245,
  LastModifiedDate: 1767582246,
  EstimatedNumberOfUsers: 7,
  SchemaAttributes: [{ Name: 'sub' }],
  UsernameAttributes: ['email'],
  UsernameConfiguration: { CaseSensitive: false },
  Domain: 'demo',
  AdminCreateUserConfig: { ...adminCreateUser, UnusedAccountValidityDays: 3 },
};
const sentBack = { UserPoolId: userPoolId, PoolName: 'demo', ...kept, AdminCreateUserConfig: adminCreateUser };

/** What UpdateUserPool is sent for the pool that DescribeUserPool gives. */
async function updateOf(pool: object, settings: UserPoolSettings = {}): Promise<Partial<UserPoolType>> {
  await using wire = await openWire(({ target }) => (target.endsWith('.DescribeUserPool') ? { UserPool: pool } : {}));
  await updateUserPool(wire.client, { userPoolId, ...settings });
  const [read, written] = wire.requests;
  expect(read).toMatchObject({ target: expect.stringMatching(/DescribeUserPool$/), body: { UserPoolId: userPoolId } });
  expect(written).toMatchObject({ target: expect.stringMatching(/UpdateUserPool$/), signed: true });
  return written?.body as Partial<UserPoolType>;
}

test('without changes all is sent back that can be', async () => {
  expect(await updateOf(described)).toEqual(sentBack);
});

test('what the pool does not have is left out', async () => {
  expect(await updateOf({ Id: userPoolId, Name: 'demo' })).toEqual({ UserPoolId: userPoolId, PoolName: 'demo' });
});

describe('a change lies on top, and the rest stays', () => {
  const changes: [change: UserPoolSettings, sends: object][] = [
    [{ lambdaConfig: { PreSignUp: 'arn:aws:lambda:…:new' } }, { LambdaConfig: { PreSignUp: 'arn:aws:lambda:…:new' } }],
    [{ lambdaConfig: {} }, { LambdaConfig: {} }],
    [{ autoVerifiedAttributes: [] }, { AutoVerifiedAttributes: [] }],
    [
      {
        passwordPolicy: {
          minimumLength: 6,
          requireLowercase: true,
          requireUppercase: false,
          requireNumbers: false,
          requireSymbols: false,
        },
      },
      {
        Policies: {
          PasswordPolicy: {
            MinimumLength: 6,
            RequireLowercase: true,
            RequireUppercase: false,
            RequireNumbers: false,
            RequireSymbols: false,
            TemporaryPasswordValidityDays: 3,
          },
          SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] },
        },
      },
    ],
    [
      { firstFactors: ['PASSWORD', 'SMS_OTP'] },
      {
        Policies: {
          PasswordPolicy: kept.Policies.PasswordPolicy,
          SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'SMS_OTP'] },
        },
      },
    ],
    [{ adminCreateUserOnly: false }, { AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, ...invitation } }],
    [
      { accountRecovery: ['verified_phone_number', 'verified_email'] },
      {
        AccountRecoverySetting: {
          RecoveryMechanisms: [
            { Name: 'verified_phone_number', Priority: 1 },
            { Name: 'verified_email', Priority: 2 },
          ],
        },
      },
    ],
    [
      { emailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' } },
      { EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' } },
    ],
    [{ tags: {} }, { UserPoolTags: {} }],
    [{ lambdaConfig: undefined }, {}],
  ];

  test.each(changes)('%o', async (change, sends) => {
    expect(await updateOf(described, change)).toEqual({ ...sentBack, ...sends });
  });
});

describe('what Cognito returns and refuses to take back', () => {
  test('the life of a temporary password under its old name, where the pool has the new one', async () => {
    const AdminCreateUserConfig = { UnusedAccountValidityDays: 5 };
    const policy = { PasswordPolicy: { TemporaryPasswordValidityDays: 5 } };
    expect((await updateOf({ AdminCreateUserConfig, Policies: policy })).AdminCreateUserConfig).toEqual({});
    expect((await updateOf({ AdminCreateUserConfig })).AdminCreateUserConfig).toEqual(AdminCreateUserConfig);
  });

  test.each([
    ['SmsVerificationMessage', 'SmsMessage'],
    ['EmailVerificationMessage', 'EmailMessage'],
    ['EmailVerificationSubject', 'EmailSubject'],
  ] as const)('%s, where the template has another text', async (old, current) => {
    const sent = await updateOf({ [old]: 'Old {####}', VerificationMessageTemplate: { [current]: 'New {####}' } });
    expect(sent).not.toHaveProperty(old);
    expect((await updateOf({ [old]: 'Old {####}', VerificationMessageTemplate: {} }))[old]).toBe('Old {####}');
  });

  test('the names of ACR levels, on the tier LITE', async () => {
    expect(await updateOf({ ...described, UserPoolTier: 'LITE' })).not.toHaveProperty('AcrConfiguration');
  });
});
