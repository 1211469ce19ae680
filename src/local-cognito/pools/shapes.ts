import { any, boolean, list, map, number, oneOf, string, structure } from '../protocol/shape.js';
import { explicitAuthFlow, mfaConfiguration, resourceName, userPoolId } from '../protocol/types.js';

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
  { Name: string({ min: 1, max: 20 }) },
  {
    AttributeDataType: oneOf('String', 'Number', 'DateTime', 'Boolean'),
    DeveloperOnlyAttribute: boolean,
    Mutable: boolean,
    Required: boolean,
    NumberAttributeConstraints: structure({}, { MinValue: string(), MaxValue: string() }),
    StringAttributeConstraints: structure({}, { MinLength: string(), MaxLength: string() }),
  },
);

const addressAttribute = oneOf('phone_number', 'email');

const lambdaArn = string({
  min: 20,
  max: 2048,
  pattern: String.raw`arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`,
});

export const lambdaConfig = structure(
  {},
  {
    PreSignUp: lambdaArn,
    CustomMessage: lambdaArn,
    PostConfirmation: lambdaArn,
    PreAuthentication: lambdaArn,
    PostAuthentication: lambdaArn,
    DefineAuthChallenge: lambdaArn,
    CreateAuthChallenge: lambdaArn,
    VerifyAuthChallengeResponse: lambdaArn,
    PreTokenGeneration: lambdaArn,
    UserMigration: lambdaArn,
    PreTokenGenerationConfig: structure({ LambdaVersion: oneOf('V1_0', 'V2_0', 'V3_0'), LambdaArn: lambdaArn }),
    CustomSMSSender: structure({ LambdaVersion: oneOf('V1_0'), LambdaArn: lambdaArn }),
    CustomEmailSender: structure({ LambdaVersion: oneOf('V1_0'), LambdaArn: lambdaArn }),
    KMSKeyID: lambdaArn,
  },
);

/** The second factors and the passkeys, which SetUserPoolMfaConfig alone sets. */
export const mfaFactorSettings = structure(
  {},
  {
    SmsMfaConfiguration: structure(
      {},
      { SmsAuthenticationMessage: string({ min: 6, max: 140 }), SmsConfiguration: any },
    ),
    SoftwareTokenMfaConfiguration: structure({}, { Enabled: boolean }),
    EmailMfaConfiguration: structure(
      {},
      { Message: string({ min: 6, max: 20000 }), Subject: string({ min: 1, max: 140 }) },
    ),
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

/** Settings of a user pool that CreateUserPool takes, apart from its name and schema. */
export const poolSettings = structure(
  {},
  {
    Policies: structure(
      {},
      {
        PasswordPolicy: passwordPolicy,
        SignInPolicy: structure({}, { AllowedFirstAuthFactors: list(string()) }),
      },
    ),
    DeletionProtection: oneOf('ACTIVE', 'INACTIVE'),
    LambdaConfig: lambdaConfig,
    AutoVerifiedAttributes: list(addressAttribute),
    AliasAttributes: list(oneOf('phone_number', 'email', 'preferred_username')),
    UsernameAttributes: list(addressAttribute),
    SmsVerificationMessage: string({ min: 6, max: 140 }),
    EmailVerificationMessage: string({ min: 6, max: 20000 }),
    EmailVerificationSubject: string({ min: 1, max: 140 }),
    VerificationMessageTemplate: structure(
      {},
      {
        SmsMessage: string({ min: 6, max: 140 }),
        EmailMessage: string({ min: 6, max: 20000 }),
        EmailSubject: string({ min: 1, max: 140 }),
        EmailMessageByLink: string({ min: 6, max: 20000 }),
        EmailSubjectByLink: string({ min: 1, max: 140 }),
        DefaultEmailOption: oneOf('CONFIRM_WITH_LINK', 'CONFIRM_WITH_CODE'),
      },
    ),
    SmsAuthenticationMessage: string({ min: 6, max: 140 }),
    MfaConfiguration: mfaConfiguration,
    UserAttributeUpdateSettings: structure({}, { AttributesRequireVerificationBeforeUpdate: list(addressAttribute) }),
    DeviceConfiguration: structure(
      {},
      { ChallengeRequiredOnNewDevice: boolean, DeviceOnlyRememberedOnUserPrompt: boolean },
    ),
    EmailConfiguration: structure(
      {},
      {
        SourceArn: lambdaArn,
        ReplyToEmailAddress: string(),
        EmailSendingAccount: oneOf('COGNITO_DEFAULT', 'DEVELOPER'),
        From: string(),
        ConfigurationSet: string({ min: 1, max: 64 }),
      },
    ),
    SmsConfiguration: any,
    UserPoolTags: map,
    AdminCreateUserConfig: structure(
      {},
      {
        AllowAdminCreateUserOnly: boolean,
        UnusedAccountValidityDays: number({ min: 0, max: 365 }),
        InviteMessageTemplate: structure(
          {},
          {
            SMSMessage: string({ min: 6, max: 140 }),
            EmailMessage: string({ min: 6, max: 20000 }),
            EmailSubject: string({ min: 1, max: 140 }),
          },
        ),
      },
    ),
    UserPoolAddOns: any,
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
    UserPoolTier: oneOf('LITE', 'ESSENTIALS', 'PLUS'),
  },
);

/** Settings of an app client, apart from its name and secret. */
export const appClientSettings = structure(
  {},
  {
    RefreshTokenValidity: number({ min: 0, max: 315360000 }),
    AccessTokenValidity: number({ min: 1, max: 86400 }),
    IdTokenValidity: number({ min: 1, max: 86400 }),
    TokenValidityUnits: structure(
      {},
      {
        AccessToken: oneOf('seconds', 'minutes', 'hours', 'days'),
        IdToken: oneOf('seconds', 'minutes', 'hours', 'days'),
        RefreshToken: oneOf('seconds', 'minutes', 'hours', 'days'),
      },
    ),
    ReadAttributes: list(string({ min: 1, max: 2048 })),
    WriteAttributes: list(string({ min: 1, max: 2048 })),
    ExplicitAuthFlows: list(explicitAuthFlow),
    SupportedIdentityProviders: list(string()),
    CallbackURLs: list(string(), { max: 100 }),
    LogoutURLs: list(string(), { max: 100 }),
    DefaultRedirectURI: string(),
    AllowedOAuthFlows: list(oneOf('code', 'implicit', 'client_credentials')),
    AllowedOAuthScopes: list(string()),
    AllowedOAuthFlowsUserPoolClient: boolean,
    AnalyticsConfiguration: any,
    PreventUserExistenceErrors: oneOf('LEGACY', 'ENABLED'),
    EnableTokenRevocation: boolean,
    EnablePropagateAdditionalUserContextData: boolean,
    AuthSessionValidity: number({ min: 3, max: 15 }),
    RefreshTokenRotation: structure(
      { Feature: oneOf('ENABLED', 'DISABLED') },
      { RetryGracePeriodSeconds: number({ min: 0, max: 60 }) },
    ),
  },
);

export const createUserPoolInput = structure(
  { PoolName: resourceName },
  { ...poolSettings.optional, Schema: list(schemaAttribute, { min: 1, max: 50 }) },
);

/** The names that sign in are settled when the pool is made. */
const {
  AliasAttributes: _aliases,
  UsernameAttributes: _names,
  UsernameConfiguration: _case,
  ...changeable
} = poolSettings.optional;

export const updateUserPoolInput = structure({ UserPoolId: userPoolId }, { PoolName: resourceName, ...changeable });
