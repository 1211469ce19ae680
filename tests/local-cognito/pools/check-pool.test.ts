/** Settings that AWS refuses, in a pool that is made and, where it can be named there, in an update. */
import type { CreateUserPoolCommandInput, SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { failureOf, openPlayground, openService } from '../playground.js';

type Settings = Omit<Partial<CreateUserPoolCommandInput>, 'PoolName' | 'Schema' | 'UsernameConfiguration'>;
type Factors = ('PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN')[];

const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' };
const firstFactors = (...AllowedFirstAuthFactors: Factors) => ({
  Policies: { SignInPolicy: { AllowedFirstAuthFactors } },
});
const recovery = (...ways: ['verified_email' | 'verified_phone_number' | 'admin_only', number][]) => ({
  AccountRecoverySetting: { RecoveryMechanisms: ways.map(([Name, Priority]) => ({ Name, Priority })) },
});
const invitation = (InviteMessageTemplate: object) => ({ AdminCreateUserConfig: { InviteMessageTemplate } });

const needsPassword = 'Password should be configured as one of the allowed first auth factors.';
const oneTimePasswords =
  'Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled';
const singleFactor = 'WEB_AUTHN cannot be used as an auth factor when MFA is enabled if not configured for MFA.';
const badRecovery = 'Invalid account recovery setting parameter. Account Recovery Setting cannot ';
const adminAlone = `${badRecovery}use admin_only setting with any other recovery mechanisms.`;
const repeated = `${badRecovery}have duplicate priorities or recovery mechanisms.`;
const letters = String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}\s*]*`;
const noCode = (member: string, pattern: string) =>
  `1 validation error detected: Value 'Hi {username}' at 'adminCreateUserConfig.inviteMessage.${member}' failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern}`;
const noName = (member: string) =>
  `${member} of an invitation must contain {username}, which the user's name takes the place of.`;

test.each<[string, Settings, string]>([
  ['one-time passwords alone', firstFactors('EMAIL_OTP', 'SMS_OTP'), needsPassword],
  ['passkeys alone', firstFactors('WEB_AUTHN'), needsPassword],
  [
    'one-time passwords by email where MFA is required',
    { MfaConfiguration: 'ON', SmsConfiguration, ...firstFactors('PASSWORD', 'EMAIL_OTP') },
    oneTimePasswords,
  ],
  [
    'one-time passwords by SMS where MFA is required',
    { MfaConfiguration: 'ON', SmsConfiguration, ...firstFactors('PASSWORD', 'SMS_OTP') },
    oneTimePasswords,
  ],
  [
    'passkeys where MFA is required',
    { MfaConfiguration: 'ON', SmsConfiguration, ...firstFactors('PASSWORD', 'WEB_AUTHN') },
    singleFactor,
  ],
  ['administrators beside another way of recovery', recovery(['admin_only', 1], ['verified_email', 2]), adminAlone],
  ['ways of recovery of one priority', recovery(['verified_email', 1], ['verified_phone_number', 1]), repeated],
  ['a way of recovery twice', recovery(['verified_email', 1], ['verified_email', 2]), repeated],
  [
    'an invitation by email without the password',
    invitation({ EmailMessage: 'Hi {username}' }),
    noCode('emailMessage', String.raw`${letters}\{####\}${letters}`),
  ],
  [
    'an invitation by SMS without the password',
    invitation({ SMSMessage: 'Hi {username}' }),
    noCode('smsMessage', String.raw`(?s).*\{####\}(?s).*`),
  ],
  [
    'an invitation by email without the username',
    invitation({ EmailMessage: 'Your code: {####}' }),
    noName('EmailMessage'),
  ],
  ['an invitation by SMS without the username', invitation({ SMSMessage: 'Your code: {####}' }), noName('SMSMessage')],
])('no %s', async (_, settings, message) => {
  await using playground = await openPlayground();
  const { api, userPoolId: UserPoolId } = playground;
  const failure = `InvalidParameterException: ${message}`;
  expect(await failureOf(api.createUserPool({ PoolName: 'p', ...settings }))).toBe(failure);
  const { UserPool: before } = await api.describeUserPool({ UserPoolId });
  expect(await failureOf(api.updateUserPool({ UserPoolId, ...settings }))).toBe(failure);
  expect((await api.describeUserPool({ UserPoolId })).UserPool).toEqual(before);
});

test.each<[string, Settings]>([
  [
    'one-time passwords where MFA is optional',
    { MfaConfiguration: 'OPTIONAL', SmsConfiguration, ...firstFactors('PASSWORD', 'EMAIL_OTP', 'WEB_AUTHN') },
  ],
  ['administrators as the one way of recovery', recovery(['admin_only', 1])],
  ['two ways of recovery', recovery(['verified_email', 2], ['verified_phone_number', 1])],
  [
    'an invitation without a password, where users may do without',
    { ...firstFactors('PASSWORD', 'EMAIL_OTP'), ...invitation({ EmailMessage: 'Hi {username}' }) },
  ],
  ['verified phone numbers without an SMS configuration', { AutoVerifiedAttributes: ['phone_number'] }],
])('but %s', async (_, settings) => {
  await using service = await openService();
  const { UserPool } = await service.api.createUserPool({ PoolName: 'p', ...settings });
  expect(UserPool).toMatchObject(settings);
  await service.api.updateUserPool({ UserPoolId: UserPool!.Id, ...settings });
});

describe('a schema', () => {
  const fixed = (name: string) =>
    `You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute ${name}`;

  test.each<[string, SchemaAttributeType, string]>([
    ['changes the type of a standard attribute', { Name: 'email', AttributeDataType: 'Number' }, fixed('email')],
    ['takes a standard attribute from users', { Name: 'name', DeveloperOnlyAttribute: true }, fixed('name')],
    [
      'has a text that can have no length',
      { Name: 'x', AttributeDataType: 'String', StringAttributeConstraints: { MinLength: '6', MaxLength: '5' } },
      "Attribute custom:x cannot have a max length shorter than it's min length",
    ],
    [
      'has a number that can have no value',
      { Name: 'x', AttributeDataType: 'Number', NumberAttributeConstraints: { MinValue: '10', MaxValue: '9' } },
      "Attribute custom:x cannot have a max value smaller than it's min value",
    ],
    [
      'has phone_number_verified, for its name is too long',
      { Name: 'phone_number_verified', AttributeDataType: 'Boolean' },
      "1 validation error detected: Value 'phone_number_verified' at 'schema.1.member.name' failed to satisfy constraint: Member must have length less than or equal to 20",
    ],
  ])('never %s', async (_, attribute, message) => {
    await using service = await openService();
    const call = service.api.createUserPool({ PoolName: 'p', Schema: [attribute] });
    expect(await failureOf(call)).toBe(`InvalidParameterException: ${message}`);
  });

  test('keeps what it says of a standard attribute in that attribute’s own type', async () => {
    await using service = await openService();
    const Schema = [
      { Name: 'email', AttributeDataType: 'String' as const, DeveloperOnlyAttribute: false, Required: true },
    ];
    const { UserPool } = await service.api.createUserPool({ PoolName: 'p', Schema });
    expect(UserPool!.SchemaAttributes).toContainEqual(expect.objectContaining({ ...Schema[0], Mutable: true }));
  });

  test('takes bounds that are equal, and both kinds of them', async () => {
    await using service = await openService();
    const constraints = {
      StringAttributeConstraints: { MinLength: '1', MaxLength: '1' },
      NumberAttributeConstraints: { MinValue: '2', MaxValue: '10' },
    };
    const Schema = [
      { Name: 'text', AttributeDataType: 'String' as const, ...constraints },
      { Name: 'number', AttributeDataType: 'Number' as const, ...constraints },
    ];
    const { UserPool } = await service.api.createUserPool({ PoolName: 'p', Schema });
    expect(UserPool!.SchemaAttributes!.slice(-2)).toMatchObject([{ Name: 'custom:text' }, { Name: 'custom:number' }]);
  });

  test('has email_verified by itself, and one of the request as a custom attribute', async () => {
    await using service = await openService();
    const Schema = [{ Name: 'email_verified', AttributeDataType: 'String' as const }];
    const { UserPool } = await service.api.createUserPool({ PoolName: 'p', Schema });
    const named = UserPool!.SchemaAttributes!.filter(({ Name }) => Name!.endsWith('email_verified'));
    expect(named).toMatchObject([
      { Name: 'email_verified', AttributeDataType: 'Boolean' },
      { Name: 'custom:email_verified', AttributeDataType: 'String' },
    ]);
  });

  test('is extended by the same rules', async () => {
    await using playground = await openPlayground();
    const { api, userPoolId: UserPoolId } = playground;
    const StringAttributeConstraints = { MinLength: '2', MaxLength: '1' };
    const CustomAttributes = [{ Name: 'x', AttributeDataType: 'String' as const, StringAttributeConstraints }];
    expect(await failureOf(api.addCustomAttributes({ UserPoolId, CustomAttributes }))).toMatch(
      /custom:x cannot have a max/,
    );
  });
});
