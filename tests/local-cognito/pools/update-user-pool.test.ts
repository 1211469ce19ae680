import type {
  CognitoIdentityProvider,
  CreateUserPoolCommandInput,
  UpdateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import {
  deviceTracking,
  failureOf,
  openPlayground,
  openService,
  password,
  tokensOf,
  type Playground,
} from '../playground.js';

type Update = Omit<UpdateUserPoolCommandInput, 'UserPoolId'>;

const update = ({ api, userPoolId: UserPoolId }: Playground, input: Update) =>
  api.updateUserPool({ UserPoolId, ...input });
const describePool = async ({ api, userPoolId: UserPoolId }: Playground) =>
  (await api.describeUserPool({ UserPoolId })).UserPool!;

/** All that an update may take away. */
const settings = {
  Policies: { PasswordPolicy: { MinimumLength: 12 } },
  DeletionProtection: 'ACTIVE',
  LambdaConfig: { PreSignUp: 'arn:aws:lambda:us-east-1:000000000000:function:f' },
  AutoVerifiedAttributes: ['email'],
  DeviceConfiguration: deviceTracking,
  UserPoolTags: { team: 'a' },
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
  AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
  UserPoolTier: 'PLUS',
} satisfies Partial<CreateUserPoolCommandInput>;

test('an update sets what it names', async () => {
  await using playground = await openPlayground({ pool: { AutoVerifiedAttributes: [] } });
  const before = await describePool(playground);
  playground.clock.advance({ minutes: 1 });
  expect(await update(playground, { ...settings, PoolName: 'renamed' })).toEqual({
    $metadata: expect.anything() as unknown,
  });
  expect(await describePool(playground)).toMatchObject({
    ...settings,
    Id: before.Id,
    Name: 'renamed',
    CreationDate: before.CreationDate,
    LastModifiedDate: new Date(playground.clock.now()),
  });
});

/** Of them, what it does not. */
const kept = {
  Policies: {
    PasswordPolicy: { ...settings.Policies.PasswordPolicy, RequireSymbols: true, TemporaryPasswordValidityDays: 7 },
    SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] },
  },
  DeletionProtection: 'ACTIVE',
  MfaConfiguration: 'OPTIONAL',
  EmailConfiguration: { EmailSendingAccount: 'DEVELOPER', From: 'us@example.com' },
  SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' },
  UserPoolTags: { team: 'a' },
  AccountRecoverySetting: settings.AccountRecoverySetting,
  UserPoolTier: 'PLUS',
} satisfies Partial<CreateUserPoolCommandInput>;

/** Settings whose default is not to be there, or that DescribeUserPool shows a default of. */
const reset = {
  LambdaConfig: settings.LambdaConfig,
  AutoVerifiedAttributes: ['email'],
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
  VerificationMessageTemplate: { EmailMessage: 'Code: {####}', DefaultEmailOption: 'CONFIRM_WITH_LINK' },
  EmailVerificationMessage: 'Code: {####}',
  SmsAuthenticationMessage: 'Code: {####}',
  DeviceConfiguration: deviceTracking,
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
  UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' },
  KeyConfiguration: { KeyType: 'AWS_OWNED_KEY' },
  AcrConfiguration: { LOA1: { AcrValue: 'urn:one' } },
} satisfies Partial<CreateUserPoolCommandInput>;

test('of what it leaves out, some stays and the rest goes back to the default', async () => {
  await using playground = await openPlayground({ pool: { ...kept, ...reset } });
  await using service = await openService();
  const { UserPool: fresh } = await service.api.createUserPool({ PoolName: 'playground' });
  const before = await describePool(playground);
  await update(playground, {});
  const { Id, Arn } = before;
  expect(await describePool(playground)).toEqual({ ...fresh, ...kept, Id, Arn, Policies: before.Policies });
});

const { PasswordPolicy, SignInPolicy } = kept.Policies;

test.each<[string, Update['Policies'], object]>([
  ['SignInPolicy stays beside a PasswordPolicy', { PasswordPolicy: { MinimumLength: 9 } }, { SignInPolicy }],
  [
    'PasswordPolicy stays beside a SignInPolicy',
    { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] } },
    { PasswordPolicy, SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] } },
  ],
  ['first factors stay where SignInPolicy has none', { SignInPolicy: {} }, { PasswordPolicy, SignInPolicy }],
  ['both stay where Policies has neither', {}, { PasswordPolicy, SignInPolicy }],
  [
    'PasswordPolicy is taken as a whole',
    { PasswordPolicy: { MinimumLength: 9 } },
    { PasswordPolicy: { MinimumLength: 9, RequireSymbols: false } },
  ],
])('%s', async (_, Policies, after) => {
  await using playground = await openPlayground({ pool: kept });
  await update(playground, { Policies });
  expect((await describePool(playground)).Policies).toMatchObject(after);
});

test('what stays must go with what comes', async () => {
  await using playground = await openPlayground({ pool: { Policies: { SignInPolicy } } });
  expect(await failureOf(update(playground, { UserPoolTier: 'LITE' }))).toMatch(/^FeatureUnavailableInTierException/);
  await using lite = await openPlayground({ pool: { UserPoolTier: 'LITE' } });
  expect(await failureOf(update(lite, { Policies: { SignInPolicy } }))).toMatch(/^FeatureUnavailableInTierException/);
});

test('names that sign in and the schema stay', async () => {
  const fixed = { AliasAttributes: ['email'], UsernameConfiguration: { CaseSensitive: false } } as const;
  await using playground = await openPlayground({
    pool: {
      ...fixed,
      AliasAttributes: [...fixed.AliasAttributes],
      Schema: [{ Name: 'team', AttributeDataType: 'String' }],
    },
  });
  const { SchemaAttributes } = await describePool(playground);
  await update(playground, { AutoVerifiedAttributes: ['email'], AliasAttributes: ['phone_number'] } as Update);
  expect(await describePool(playground)).toMatchObject({ ...fixed, SchemaAttributes });
  await playground.addUser('Jane');
  await playground.signIn('JANE@example.com');
});

test('an update holds for the next call', async () => {
  await using playground = await openPlayground();
  await update(playground, { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } });
  expect(await failureOf(playground.signUp('jane'))).toBe(
    'NotAuthorizedException: SignUp is not permitted for this user pool',
  );
  await update(playground, { Policies: { PasswordPolicy: { MinimumLength: 30 } } });
  expect(await failureOf(playground.signUp('jane'))).toMatch(/^InvalidPasswordException: .*not long enough$/);
});

describe('MFA', () => {
  const needsFactor = {
    ON: 'InvalidParameterException: Cannot turn MFA functionality ON, once the user pool has been created.',
    OPTIONAL:
      'InvalidParameterException: SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
  };

  test.each(['ON', 'OPTIONAL'] as const)('%s needs a factor: an SMS configuration, or TOTP', async (mode) => {
    await using playground = await openPlayground();
    expect(await failureOf(update(playground, { MfaConfiguration: mode }))).toBe(needsFactor[mode]);
    const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' };
    await update(playground, { MfaConfiguration: mode, SmsConfiguration });
    expect((await describePool(playground)).MfaConfiguration).toBe(mode);

    await using withTotp = await openPlayground({ mfa: 'OPTIONAL' });
    await update(withTotp, { MfaConfiguration: mode });
    expect((await describePool(withTotp)).MfaConfiguration).toBe(mode);
  });

  test('the switch of TOTP stays where it is turned off', async () => {
    await using playground = await openPlayground({ mfa: 'ON' });
    await playground.addUser('jane');
    await update(playground, { MfaConfiguration: 'OFF' });
    const { api, userPoolId: UserPoolId } = playground;
    expect(await api.getUserPoolMfaConfig({ UserPoolId })).toMatchObject({
      MfaConfiguration: 'OFF',
      SoftwareTokenMfaConfiguration: { Enabled: true },
    });
    tokensOf(await playground.startSignIn('jane'));
    await update(playground, { MfaConfiguration: 'ON' });
    expect(await playground.startSignIn('jane')).toMatchObject({ ChallengeName: 'MFA_SETUP' });
  });
});

describe('settings that do not go together, in an update as at the start', () => {
  const both: [string, Partial<CreateUserPoolCommandInput> & Update, string][] = [
    [
      'both settings of a temporary password’s life',
      {
        AdminCreateUserConfig: { UnusedAccountValidityDays: 7 },
        Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 7 } },
      },
      'InvalidParameterException: Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays',
    ],
    [
      'threat protection below PLUS',
      { UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } },
      'FeatureUnavailableInTierException: The following features need to be disabled for the ESSENTIALS pricing tier configured: Threat Protection',
    ],
  ];

  test.each(both)('%s', async (_, input, failure) => {
    await using playground = await openPlayground();
    expect(await failureOf(update(playground, input))).toBe(failure);
    expect(await failureOf(playground.api.createUserPool({ PoolName: 'p', ...input }))).toBe(failure);
  });

  test.each<[string, Update]>([
    ['one of the two settings', { AdminCreateUserConfig: { UnusedAccountValidityDays: 3 } }],
    ['threat protection in PLUS', { UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } }],
    ['threat protection that is off', { UserPoolAddOns: { AdvancedSecurityMode: 'OFF' } }],
  ])('but %s', async (_, input) => {
    await using playground = await openPlayground();
    await update(playground, input);
    expect(await describePool(playground)).toMatchObject(input);
  });
});

describe('AddCustomAttributes', () => {
  const add = ({ api, userPoolId: UserPoolId }: Playground, ...names: readonly string[]) =>
    api.addCustomAttributes({
      UserPoolId,
      CustomAttributes: names.map((Name) => ({ Name, AttributeDataType: 'String' })),
    });

  test('adds to the schema, and to nothing else', async () => {
    await using playground = await openPlayground({ pool: settings });
    const before = await describePool(playground);
    await add(playground, 'team', 'email');
    const after = await describePool(playground);
    expect(after).toMatchObject(settings);
    expect(after.SchemaAttributes!.slice(before.SchemaAttributes!.length)).toEqual(
      ['custom:team', 'custom:email'].map((Name) => ({
        Name,
        AttributeDataType: 'String',
        Mutable: true,
        Required: false,
        DeveloperOnlyAttribute: false,
      })),
    );
  });

  test('and users may have what was added', async () => {
    await using playground = await openPlayground();
    const { api, clientId: ClientId, userPoolId: UserPoolId } = playground;
    const UserAttributes = [{ Name: 'custom:team', Value: 'a' }];
    const signUp = () => api.signUp({ ClientId, Username: 'jane', Password: password, UserAttributes });
    expect(await failureOf(signUp())).toMatch(/Type for attribute \{custom:team\} could not be determined/);
    await add(playground, 'team');
    await signUp();
    expect((await api.adminGetUser({ UserPoolId, Username: 'jane' })).UserAttributes).toContainEqual(UserAttributes[0]);
  });

  test.each([
    ['twice', ['team', 'team']],
    ['a second time', ['known']],
  ])('not %s', async (_, names) => {
    await using playground = await openPlayground();
    await add(playground, 'known');
    const name = `custom:${names.at(-1)}`;
    expect(await failureOf(add(playground, ...names))).toBe(
      `InvalidParameterException: ${name}: Existing attribute already has name ${name}.`,
    );
  });

  test('25 at a time, 50 in all', async () => {
    await using playground = await openPlayground();
    const names = Array.from({ length: 51 }, (_, index) => `a${index}`);
    expect(await failureOf(add(playground))).toMatch(/'customAttributes' .*greater than or equal to 1$/);
    expect(await failureOf(add(playground, ...names.slice(0, 26)))).toMatch(/less than or equal to 25$/);
    await add(playground, ...names.slice(0, 25));
    await add(playground, ...names.slice(25, 50));
    expect(await failureOf(add(playground, ...names.slice(50)))).toMatch(/^InvalidParameterException: .* 50 custom/);
  });

  test('none that is required, or of no type', async () => {
    await using playground = await openPlayground();
    const { api, userPoolId: UserPoolId } = playground;
    for (const attribute of [
      { Name: 'team', AttributeDataType: 'String', Required: true } as const,
      { Name: 'team' },
    ]) {
      const call = api.addCustomAttributes({ UserPoolId, CustomAttributes: [attribute] });
      expect(await failureOf(call)).toMatch(/^InvalidParameterException: (Required custom|Invalid AttributeDataType)/);
    }
  });
});

test.each<[string, (api: CognitoIdentityProvider, UserPoolId: string) => Promise<unknown>]>([
  ['UpdateUserPool', (api, UserPoolId) => api.updateUserPool({ UserPoolId })],
  [
    'AddCustomAttributes',
    (api, UserPoolId) =>
      api.addCustomAttributes({ UserPoolId, CustomAttributes: [{ Name: 'team', AttributeDataType: 'String' }] }),
  ],
])('%s of a pool that is not there', async (_, call) => {
  await using service = await openService();
  expect(await failureOf(call(service.api, 'us-east-1_Nowhere'))).toBe(
    'ResourceNotFoundException: User pool us-east-1_Nowhere does not exist.',
  );
});
