import type {
  CognitoIdentityProvider,
  CreateUserPoolCommandInput,
  SetUserPoolMfaConfigCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, test } from 'vitest';
import { failureOf, openPlayground, openService } from '../playground.js';

test('a pool of nothing but a name has the defaults', async () => {
  await using service = await openService();
  const { UserPool } = await service.api.createUserPool({ PoolName: 'My pool' });
  const now = new Date(service.clock.now());
  expect(UserPool).toMatchObject({
    Id: expect.stringMatching(/^us-east-1_[0-9A-Za-z]{9}$/) as string,
    Name: 'My pool',
    Arn: `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${UserPool!.Id}`,
    Policies: {
      PasswordPolicy: {
        MinimumLength: 8,
        RequireLowercase: true,
        RequireNumbers: true,
        RequireSymbols: true,
        RequireUppercase: true,
        TemporaryPasswordValidityDays: 7,
      },
      SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] },
    },
    MfaConfiguration: 'OFF',
    DeletionProtection: 'INACTIVE',
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7 },
    EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
    VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
    UserPoolTier: 'ESSENTIALS',
    EstimatedNumberOfUsers: 0,
    LambdaConfig: {},
    CreationDate: now,
    LastModifiedDate: now,
  });
  expect(UserPool).not.toHaveProperty('AutoVerifiedAttributes');
  expect(UserPool).not.toHaveProperty('DeviceConfiguration');
  expect(UserPool!.SchemaAttributes!.map(({ Name }) => Name)).toEqual(
    (
      'sub name given_name family_name middle_name nickname preferred_username profile picture website email ' +
      'email_verified gender birthdate zoneinfo locale phone_number phone_number_verified address updated_at'
    ).split(' '),
  );
  expect((await service.api.describeUserPool({ UserPoolId: UserPool!.Id })).UserPool).toEqual(UserPool);
});

test('what was set is described again, and users are counted', async () => {
  await using playground = await openPlayground({
    pool: {
      LambdaConfig: { PreAuthentication: 'arn:aws:lambda:us-east-1:000000000000:function:f' },
      DeviceConfiguration: { ChallengeRequiredOnNewDevice: true },
      AliasAttributes: ['email'],
      UserPoolTags: { team: 'a' },
      Schema: [
        { Name: 'email', Required: true, Mutable: false },
        { Name: 'team', AttributeDataType: 'String' },
        { Name: 'key', AttributeDataType: 'Number', DeveloperOnlyAttribute: true },
      ],
    },
  });
  await playground.signUp('jane');
  const { UserPool } = await playground.api.describeUserPool({ UserPoolId: playground.userPoolId });
  expect(UserPool).toMatchObject({
    LambdaConfig: { PreAuthentication: 'arn:aws:lambda:us-east-1:000000000000:function:f' },
    DeviceConfiguration: { ChallengeRequiredOnNewDevice: true },
    AutoVerifiedAttributes: ['email'],
    AliasAttributes: ['email'],
    UserPoolTags: { team: 'a' },
    EstimatedNumberOfUsers: 1,
  });
  expect(UserPool!.SchemaAttributes).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ Name: 'email', AttributeDataType: 'String', Required: true, Mutable: false }),
      expect.objectContaining({ Name: 'custom:team', AttributeDataType: 'String', Required: false, Mutable: true }),
      expect.objectContaining({ Name: 'dev:custom:key', AttributeDataType: 'Number', DeveloperOnlyAttribute: true }),
    ]),
  );
});

test.each<[string, Partial<CreateUserPoolCommandInput>, string]>([
  [
    'both kinds of sign-in names',
    { AliasAttributes: ['email'], UsernameAttributes: ['email'] },
    'Only one of the aliasAttributes or usernameAttributes can be set in a user pool.',
  ],
  [
    'MFA without a factor: TOTP is switched on later',
    { MfaConfiguration: 'ON' },
    'SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
  ],
  [
    'an address that waits for a code the pool does not send',
    {
      AutoVerifiedAttributes: ['email'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email', 'phone_number'] },
    },
    'All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes',
  ],
  [
    'a required custom attribute',
    { Schema: [{ Name: 'team', AttributeDataType: 'String', Required: true }] },
    'Required custom attributes are not supported currently.',
  ],
  [
    'a custom attribute twice',
    {
      Schema: [
        { Name: 'team', AttributeDataType: 'String' },
        { Name: 'team', AttributeDataType: 'Number' },
      ],
    },
    'Duplicate custom attribute names custom:team are not allowed in a user pool schema.',
  ],
  [
    'a custom attribute of no type',
    { Schema: [{ Name: 'team', AttributeDataType: undefined }] },
    'Invalid AttributeDataType input, consider using the provided AttributeDataType enum.',
  ],
  [
    'an attribute without a name',
    { Schema: [{ AttributeDataType: 'String' }] },
    "1 validation error detected: Value null at 'schema.1.member.name' failed to satisfy constraint: Member must not be null",
  ],
])('no pool with %s', async (_, input, message) => {
  await using service = await openService();
  const call = service.api.createUserPool({ PoolName: 'p', ...input });
  expect(await failureOf(call)).toBe(`InvalidParameterException: ${message}`);
});

test('pools are listed page by page', async () => {
  await using service = await openService();
  const made: string[] = [];
  for (let index = 0; index < 5; index++) {
    made.push((await service.api.createUserPool({ PoolName: 'same name' })).UserPool!.Id!);
  }
  const first = await service.api.listUserPools({ MaxResults: 3 });
  const second = await service.api.listUserPools({ MaxResults: 3, NextToken: first.NextToken });
  expect(first.UserPools).toHaveLength(3);
  expect(second).not.toHaveProperty('NextToken');
  const listed = [...first.UserPools!, ...second.UserPools!];
  expect(listed.map(({ Id }) => Id!).toSorted()).toEqual(made.toSorted());
  expect(listed[0]).toMatchObject({ Name: 'same name', LambdaConfig: {}, CreationDate: new Date(service.clock.now()) });
});

describe('deletion', () => {
  test('takes everything along', async () => {
    await using playground = await openPlayground();
    const { api, userPoolId: UserPoolId, clientId } = playground;
    await playground.addUser('jane');
    await api.deleteUserPool({ UserPoolId });
    const gone = `ResourceNotFoundException: User pool ${UserPoolId} does not exist.`;
    expect(await failureOf(api.describeUserPool({ UserPoolId }))).toBe(gone);
    expect(await failureOf(api.deleteUserPool({ UserPoolId }))).toBe(gone);
    expect(await failureOf(playground.startSignIn('jane'))).toBe(
      `ResourceNotFoundException: User pool client ${clientId} does not exist.`,
    );
    expect(await playground.local.outbox.list()).toEqual([]);
    await expect(playground.local.jwks(UserPoolId)).rejects.toThrow(`User pool ${UserPoolId} does not exist.`);
  });

  test('is refused while it is protected', async () => {
    await using playground = await openPlayground({ pool: { DeletionProtection: 'ACTIVE' } });
    expect(await failureOf(playground.api.deleteUserPool({ UserPoolId: playground.userPoolId }))).toBe(
      'InvalidParameterException: The user pool cannot be deleted because deletion protection is activated. ' +
        'Deletion protection must be inactivated first.',
    );
  });
});

describe('MFA configuration', () => {
  type Config = Omit<SetUserPoolMfaConfigCommandInput, 'UserPoolId'>;
  const notOff = "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.";
  const noFactor = 'Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled.';
  const totp = { SoftwareTokenMfaConfiguration: { Enabled: true } };
  const noTotp = { SoftwareTokenMfaConfiguration: { Enabled: false } };

  test.each<[Config, string | undefined]>([
    [{ MfaConfiguration: 'ON', ...totp }, undefined],
    [{ MfaConfiguration: 'OPTIONAL', ...totp }, undefined],
    [{ MfaConfiguration: 'OFF' }, undefined],
    [{ MfaConfiguration: 'OFF', ...totp }, notOff],
    [{ MfaConfiguration: 'OFF', ...noTotp }, notOff],
    [{ MfaConfiguration: 'ON' }, noFactor],
    [{ MfaConfiguration: 'OPTIONAL', ...noTotp }, noFactor],
  ])('%j', async (config, refusal) => {
    await using playground = await openPlayground();
    const { api, userPoolId: UserPoolId } = playground;
    const set = api.setUserPoolMfaConfig({ UserPoolId, ...config });
    if (refusal === undefined) {
      expect(await set).toMatchObject(config);
      expect(await api.getUserPoolMfaConfig({ UserPoolId })).toMatchObject(config);
      expect((await api.describeUserPool({ UserPoolId })).UserPool).toMatchObject({
        MfaConfiguration: config.MfaConfiguration,
      });
    } else expect(await failureOf(set)).toBe(`InvalidParameterException: ${refusal}`);
  });
});

test.each<[string, (api: CognitoIdentityProvider, input: { UserPoolId: string }) => Promise<unknown>]>([
  ['DescribeUserPool', (api, input) => api.describeUserPool(input)],
  ['DeleteUserPool', (api, input) => api.deleteUserPool(input)],
  ['GetUserPoolMfaConfig', (api, input) => api.getUserPoolMfaConfig(input)],
  ['SetUserPoolMfaConfig', (api, input) => api.setUserPoolMfaConfig(input)],
  ['ListUsers', (api, input) => api.listUsers(input)],
  ['ListUserPoolClients', (api, input) => api.listUserPoolClients(input)],
  ['CreateUserPoolClient', (api, input) => api.createUserPoolClient({ ...input, ClientName: 'app' })],
])('%s of a pool that is not there', async (_, call) => {
  await using service = await openService();
  expect(await failureOf(call(service.api, { UserPoolId: 'us-east-1_Nowhere' }))).toBe(
    'ResourceNotFoundException: User pool us-east-1_Nowhere does not exist.',
  );
});
