import { boolean, list, number, oneOf, string, structure, text } from '../protocol/shape.js';
import { arn, explicitAuthFlow } from '../protocol/types.js';

const redirectUrl = string({ min: 1, max: 1024, pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}]+` });

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
    SupportedIdentityProviders: list(
      string({ min: 1, max: 32, pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+` }),
    ),
    CallbackURLs: list(redirectUrl, { min: 0, max: 100 }),
    LogoutURLs: list(redirectUrl, { min: 0, max: 100 }),
    DefaultRedirectURI: redirectUrl,
    AllowedOAuthFlows: list(oneOf('code', 'implicit', 'client_credentials'), { min: 0, max: 3 }),
    AllowedOAuthScopes: list(string({ min: 1, max: 256, pattern: String.raw`[\x21\x23-\x5B\x5D-\x7E]+` }), { max: 50 }),
    AllowedOAuthFlowsUserPoolClient: boolean,
    AnalyticsConfiguration: structure(
      {},
      {
        ApplicationId: string({ pattern: '^[0-9a-fA-F]+$' }),
        ApplicationArn: arn,
        RoleArn: arn,
        ExternalId: text,
        UserDataShared: boolean,
      },
    ),
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
