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
    LambdaConfig: any,
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
    UserAttributeUpdateSettings: any,
    DeviceConfiguration: structure(
      {},
      { ChallengeRequiredOnNewDevice: boolean, DeviceOnlyRememberedOnUserPrompt: boolean },
    ),
    EmailConfiguration: any,
    SmsConfiguration: any,
    UserPoolTags: map,
    AdminCreateUserConfig: structure(
      {},
      {
        AllowAdminCreateUserOnly: boolean,
        UnusedAccountValidityDays: number({ min: 0, max: 365 }),
        InviteMessageTemplate: any,
      },
    ),
    UserPoolAddOns: any,
    UsernameConfiguration: structure({ CaseSensitive: boolean }),
    AccountRecoverySetting: any,
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
