import { boolean, list, mapOf, number, oneOf, string, structure, text } from '../protocol/shape.js';
import { arn, mfaConfiguration, resourceName, userPoolId } from '../protocol/types.js';
import {
  emailConfiguration,
  emailMessage,
  emailMfaConfiguration,
  emailSubject,
  inviteMessageTemplate,
  smsConfiguration,
  smsMessage,
  verificationMessageTemplate,
} from './message-shapes.js';

export const tagName = string({ min: 1, max: 128 });
export const tags = mapOf(tagName, string({ min: 0, max: 256 }));

export const passwordPolicy = structure(
  {},
  {
    MinimumLength: number({ min: 6, max: 99 }),
    RequireUppercase: boolean,
    RequireLowercase: boolean,
    RequireNumbers: boolean,
    RequireSymbols: boolean,
    PasswordHistorySize: number({ min: 0, max: 24 }),
    TemporaryPasswordValidityDays: number({ min: 0, max: 365 }),
  },
);

export const schemaAttribute = structure(
  { Name: string({ min: 1, max: 20, pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}]+` }) },
  {
    AttributeDataType: oneOf('String', 'Number', 'DateTime', 'Boolean'),
    DeveloperOnlyAttribute: boolean,
    Mutable: boolean,
    Required: boolean,
    NumberAttributeConstraints: structure({}, { MinValue: text, MaxValue: text }),
    StringAttributeConstraints: structure({}, { MinLength: text, MaxLength: text }),
  },
);

const addressAttribute = oneOf('phone_number', 'email');

export const lambdaConfig = structure(
  {},
  {
    PreSignUp: arn,
    CustomMessage: arn,
    PostConfirmation: arn,
    PreAuthentication: arn,
    PostAuthentication: arn,
    DefineAuthChallenge: arn,
    CreateAuthChallenge: arn,
    VerifyAuthChallengeResponse: arn,
    PreTokenGeneration: arn,
    UserMigration: arn,
    PreTokenGenerationConfig: structure({ LambdaVersion: oneOf('V1_0', 'V2_0', 'V3_0'), LambdaArn: arn }),
    CustomSMSSender: structure({ LambdaVersion: oneOf('V1_0'), LambdaArn: arn }),
    CustomEmailSender: structure({ LambdaVersion: oneOf('V1_0'), LambdaArn: arn }),
    KMSKeyID: arn,
    InboundFederation: structure({ LambdaVersion: oneOf('V1_0'), LambdaArn: arn }),
  },
);

/** The second factors and passkeys, which SetUserPoolMfaConfig alone sets. */
export const mfaFactorSettings = structure(
  {},
  {
    SmsMfaConfiguration: structure({}, { SmsAuthenticationMessage: smsMessage, SmsConfiguration: smsConfiguration }),
    SoftwareTokenMfaConfiguration: structure({}, { Enabled: boolean }),
    EmailMfaConfiguration: emailMfaConfiguration,
    WebAuthnConfiguration: structure(
      {},
      {
        RelyingPartyId: string({ min: 1, max: 127 }),
        UserVerification: oneOf('required', 'preferred'),
        FactorConfiguration: oneOf('SINGLE_FACTOR', 'MULTI_FACTOR_WITH_USER_VERIFICATION'),
      },
    ),
  },
);

const authFactor = oneOf('PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN', 'SOFTWARE_TOKEN');

/** Settings that come before the schema in the service model, */
const early = {
  Policies: structure(
    {},
    {
      PasswordPolicy: passwordPolicy,
      SignInPolicy: structure({}, { AllowedFirstAuthFactors: list(authFactor, { min: 1, max: 5 }) }),
    },
  ),
  DeletionProtection: oneOf('ACTIVE', 'INACTIVE'),
  LambdaConfig: lambdaConfig,
  AutoVerifiedAttributes: list(addressAttribute),
  AliasAttributes: list(oneOf('phone_number', 'email', 'preferred_username')),
  UsernameAttributes: list(addressAttribute),
  SmsVerificationMessage: smsMessage,
  EmailVerificationMessage: emailMessage,
  EmailVerificationSubject: emailSubject,
  VerificationMessageTemplate: verificationMessageTemplate,
  SmsAuthenticationMessage: smsMessage,
  MfaConfiguration: mfaConfiguration,
  UserAttributeUpdateSettings: structure({}, { AttributesRequireVerificationBeforeUpdate: list(addressAttribute) }),
  DeviceConfiguration: structure(
    {},
    { ChallengeRequiredOnNewDevice: boolean, DeviceOnlyRememberedOnUserPrompt: boolean },
  ),
  EmailConfiguration: emailConfiguration,
  SmsConfiguration: smsConfiguration,
  UserPoolTags: tags,
  AdminCreateUserConfig: structure(
    {},
    {
      AllowAdminCreateUserOnly: boolean,
      UnusedAccountValidityDays: number({ min: 0, max: 365 }),
      InviteMessageTemplate: inviteMessageTemplate,
    },
  ),
};

/** those that come after it, */
const late = {
  UserPoolAddOns: structure(
    { AdvancedSecurityMode: oneOf('OFF', 'AUDIT', 'ENFORCED') },
    { AdvancedSecurityAdditionalFlows: structure({}, { CustomAuthMode: oneOf('AUDIT', 'ENFORCED') }) },
  ),
  DcrConfiguration: structure(
    {},
    {
      EnableStatus: oneOf('Enabled', 'Disabled'),
      OpenDcrEnabled: boolean,
      AuthenticatedGrantTypes: list(text),
      OpenDcrGrantTypes: list(text),
      AllowedScopes: list(text),
    },
  ),
  UsernameConfiguration: structure({ CaseSensitive: boolean }),
  AccountRecoverySetting: structure(
    {},
    {
      RecoveryMechanisms: list(
        structure({
          Priority: number({ min: 1, max: 2 }),
          Name: oneOf('verified_email', 'verified_phone_number', 'admin_only'),
        }),
        { min: 1, max: 2 },
      ),
    },
  ),
};

/** and those that it had last. */
const newest = {
  UserPoolTier: oneOf('LITE', 'ESSENTIALS', 'PLUS'),
  KeyConfiguration: structure({}, { KeyType: oneOf('AWS_OWNED_KEY', 'CUSTOMER_MANAGED_KEY'), KmsKeyArn: arn }),
  IssuerConfiguration: structure({}, { Type: oneOf('ORIGINAL', 'UPDATED') }),
  AcrConfiguration: mapOf(text, structure({ AcrValue: text })),
};

/** Settings of a user pool that CreateUserPool takes, apart from its name and schema. */
export const poolSettings = structure({}, { ...early, ...late, ...newest });

export const createUserPoolInput = structure(
  { PoolName: resourceName },
  { ...early, Schema: list(schemaAttribute, { min: 1, max: 50 }), ...late, ...newest },
);

/** The names that sign in are settled when the pool is made. */
const {
  AliasAttributes: _aliases,
  UsernameAttributes: _names,
  UsernameConfiguration: _case,
  ...changeable
} = { ...early, ...late };

export const updateUserPoolInput = structure(
  { UserPoolId: userPoolId },
  { ...changeable, PoolName: resourceName, ...newest },
  [
    'UserPoolId',
    'Policies',
    'DeletionProtection',
    'LambdaConfig',
    'AutoVerifiedAttributes',
    'SmsVerificationMessage',
    'EmailVerificationMessage',
    'EmailVerificationSubject',
    'VerificationMessageTemplate',
    'SmsAuthenticationMessage',
    'UserAttributeUpdateSettings',
  ],
);
