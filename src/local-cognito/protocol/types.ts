import { boolean, list, mapOf, number, oneOf, string, structure, text } from './shape.js';

/** Constraints that many operations share, as the service model of cognito-idp states them. */
const NAME = String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}]+`;
const TOKEN = String.raw`[A-Za-z0-9-_=.]+`;
const ARN = String.raw`arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`;

export const username = string({ min: 1, max: 128, pattern: NAME, sensitive: true });
export const password = string({ max: 256, pattern: String.raw`[\S]+`, sensitive: true });
export const clientId = string({ min: 1, max: 128, pattern: String.raw`[\w+]+`, sensitive: true });
export const secretHash = string({ min: 1, max: 128, pattern: String.raw`[\w+=/]+`, sensitive: true });
export const clientSecret = string({ min: 24, max: 64, pattern: String.raw`[\w+]+`, sensitive: true });
export const confirmationCode = string({ min: 1, max: 2048, pattern: String.raw`[\S]+` });
export const totpCode = string({ min: 6, max: 6, pattern: '[0-9]+', sensitive: true });
export const session = string({ min: 20, max: 2048, sensitive: true });
export const token = string({ pattern: TOKEN, sensitive: true });
export const userPoolId = string({ min: 1, max: 55, pattern: String.raw`[\w-]+_[0-9a-zA-Z]+` });
export const resourceName = string({ min: 1, max: 128, pattern: String.raw`[\w\s+=,.@-]+` });
export const deviceKey = string({ min: 1, max: 55, pattern: String.raw`[\w-]+_[0-9a-f-]+` });
export const arn = string({ min: 20, max: 2048, pattern: ARN });
export const optionalArn = string({ min: 0, max: 2048, pattern: `(${ARN})?` });
/** Of the operations on users and devices. */
export const paginationToken = string({ min: 1, pattern: String.raw`[\S]+` });
/** Of all other lists. */
export const nextToken = string({ min: 1, max: 131_072, pattern: String.raw`[\S]+` });

export const attributeName = string({ min: 1, max: 32, pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r ]+` });
export const attributeNames = list(attributeName);
export const attributes = list(structure({ Name: attributeName }, { Value: string({ max: 2048, sensitive: true }) }));

/** What AWS analyses of a call, and local Cognito does not. */
export const analyticsMetadata = structure({}, { AnalyticsEndpointId: text });
export const userContextData = structure({}, { IpAddress: text, EncodedData: text });
export const contextData = structure(
  {
    IpAddress: text,
    ServerName: text,
    ServerPath: text,
    HttpHeaders: list(structure({}, { headerName: text, headerValue: text })),
  },
  { EncodedData: text },
);

export const deliveryMedium = oneOf('SMS', 'EMAIL');
export const mfaConfiguration = oneOf('OFF', 'ON', 'OPTIONAL');
export const rememberedStatus = oneOf('remembered', 'not_remembered');
export const mfaPreference = structure({}, { Enabled: boolean, PreferredMfa: boolean });

export const authFlow = oneOf(
  'USER_SRP_AUTH',
  'REFRESH_TOKEN_AUTH',
  'REFRESH_TOKEN',
  'CUSTOM_AUTH',
  'ADMIN_NO_SRP_AUTH',
  'USER_PASSWORD_AUTH',
  'ADMIN_USER_PASSWORD_AUTH',
  'USER_AUTH',
);

/** Passwords and codes are among the values. */
export const authParameters = mapOf(text, text, { sensitive: true });

export const challengeName = oneOf(
  'SMS_MFA',
  'EMAIL_OTP',
  'SOFTWARE_TOKEN_MFA',
  'SELECT_MFA_TYPE',
  'MFA_SETUP',
  'PASSWORD_VERIFIER',
  'CUSTOM_CHALLENGE',
  'SELECT_CHALLENGE',
  'DEVICE_SRP_AUTH',
  'DEVICE_PASSWORD_VERIFIER',
  'ADMIN_NO_SRP_AUTH',
  'NEW_PASSWORD_REQUIRED',
  'SMS_OTP',
  'PASSWORD',
  'WEB_AUTHN',
  'PASSWORD_SRP',
);

export const explicitAuthFlow = oneOf(
  'ADMIN_NO_SRP_AUTH',
  'CUSTOM_AUTH_FLOW_ONLY',
  'USER_PASSWORD_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_CUSTOM_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
  'ALLOW_USER_AUTH',
);

export const limit = number({ min: 0, max: 60 });
export const maxResults = number({ min: 1, max: 60 });
