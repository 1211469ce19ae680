import { wholeNumber } from '../options.js';
import { choice, choices, list, members, one, pairs, preference, secret, toggle, yesOrNo } from './option-kinds.js';

/** Every flag that some action takes, so that the same thing is called the same everywhere. */
export const options = {
  username: one('--username <name>', 'the user; default: the one of the last call'),
  password: secret('--password <password>', 'the user’s password', 'COGNITO_DEMO_PASSWORD'),
  passwordless: toggle('--passwordless', 'the user has no password, and signs in by codes', ['password']),
  newPassword: secret('--new-password <password>', 'the password to set', 'COGNITO_DEMO_NEW_PASSWORD'),
  temporaryPassword: secret(
    '--temporary-password <password>',
    'the password of the first sign-in',
    'COGNITO_DEMO_TEMPORARY_PASSWORD',
    'one that Cognito makes up',
  ),
  permanent: toggle('--permanent', 'the user need not replace it'),
  email: one('--email <address>', 'email attribute of the user'),
  phoneNumber: one('--phone-number <number>', 'phone_number attribute of the user, as in +12065550100'),
  attribute: pairs('--attribute <name=value>', 'any other attribute; may be given again'),
  attributeName: choice('--attribute-name <name>', 'the attribute to verify', ['email', 'phone_number']),
  confirmationCode: one('--confirmation-code <code>', 'the code from the message'),
  validationData: pairs('--validation-data <name=value>', 'for the PreSignUp trigger; may be given again'),
  clientMetadata: pairs('--client-metadata <name=value>', 'for the pool’s triggers; may be given again'),
  messageAction: choice('--message-action <action>', 'what becomes of the invitation', ['SUPPRESS', 'RESEND']),
  desiredDeliveryMediums: choices('--desired-delivery-mediums <media>', 'how it goes out; default: SMS', [
    'EMAIL',
    'SMS',
  ]),

  authFlow: choice('--auth-flow <flow>', 'how to sign in', [
    'USER_PASSWORD_AUTH',
    'USER_SRP_AUTH',
    'ADMIN_USER_PASSWORD_AUTH',
    'CUSTOM_AUTH',
    'USER_AUTH',
    'REFRESH_TOKEN_AUTH',
  ]),
  preferredChallenge: choice('--preferred-challenge <name>', 'how to sign in by USER_AUTH', [
    'PASSWORD',
    'PASSWORD_SRP',
    'EMAIL_OTP',
    'SMS_OTP',
  ]),
  challengeName: choice('--challenge-name <name>', 'the challenge to answer; default: the one that was asked last', [
    'PASSWORD_VERIFIER',
    'DEVICE_SRP_AUTH',
    'DEVICE_PASSWORD_VERIFIER',
    'SOFTWARE_TOKEN_MFA',
    'SMS_MFA',
    'SMS_OTP',
    'EMAIL_OTP',
    'MFA_SETUP',
    'NEW_PASSWORD_REQUIRED',
    'SELECT_MFA_TYPE',
    'CUSTOM_CHALLENGE',
    'SELECT_CHALLENGE',
    'PASSWORD',
    'PASSWORD_SRP',
  ]),
  code: one('--code <code>', 'the code of a message or an authenticator'),
  answer: one('--answer <answer>', 'the answer to a choice or a custom challenge'),
  session: one('--session <session>', 'the session to go on from; default: the one of the last call'),
  accessToken: one('--access-token <token>', 'default: the one of the last sign-in'),
  refreshToken: one('--refresh-token <token>', 'default: the one of the last sign-in'),

  userCode: one('--user-code <code>', 'the code that the authenticator shows'),
  friendlyDeviceName: one('--friendly-device-name <name>', 'a name for the authenticator'),
  softwareTokenMfa: preference('--software-token-mfa <state>', 'TOTP'),
  smsMfa: preference('--sms-mfa <state>', 'codes by SMS'),
  emailMfa: preference('--email-mfa <state>', 'codes by email'),

  deviceKey: one('--device-key <key>', 'the device; default: the one that the user signed in from'),
  device: toggle('--no-device', 'sign in as from a new device'),
  deviceGroupKey: one('--device-group-key <key>', 'default: the one of the last sign-in'),
  deviceName: one('--device-name <name>', 'a name for the device'),
  deviceRememberedStatus: choice('--device-remembered-status <status>', 'whether it may stand in for MFA', [
    'remembered',
    'not_remembered',
  ]),

  filter: one('--filter <condition>', 'one condition, as in: email ^= "jane"'),
  attributesToGet: list('--attributes-to-get <names>', 'attributes to show, separated by commas'),
  limit: { flags: '--limit <number>', about: 'items a page, from 1 to 60', parse: wholeNumber(1, 60) },

  groupName: one('--group-name <name>', 'the group'),
  description: one('--description <text>', 'what the group is for'),
  precedence: {
    flags: '--precedence <number>',
    about: 'the lowest of a user’s groups gives the preferred role',
    parse: wholeNumber(0, 2_147_483_647),
  },
  roleArn: one('--role-arn <arn>', 'an IAM role for the members'),

  name: one('--name <name>', 'its name'),
  mfaConfiguration: choice('--mfa-configuration <mode>', 'whether users need a second factor', [
    'OFF',
    'OPTIONAL',
    'ON',
  ]),
  factors: choices('--factors <factors>', 'what second factors there are; default: TOTP', ['TOTP', 'EMAIL', 'SMS']),
  smsConfiguration: members('--sms-configuration <member=value>', 'the sender of SMS', [
    'SnsCallerArn',
    'ExternalId',
    'SnsRegion',
  ]),
  emailConfiguration: members(
    '--email-configuration <member=value>',
    'the sender of email',
    ['EmailSendingAccount', 'SourceArn', 'From', 'ReplyToEmailAddress', 'ConfigurationSet'],
    { EmailSendingAccount: ['COGNITO_DEFAULT', 'DEVELOPER'] },
  ),
  lambdaConfig: members('--lambda-config <trigger=arn>', 'the function of a trigger, in place of all triggers so far', [
    'PreSignUp',
    'PostConfirmation',
    'PreAuthentication',
    'PostAuthentication',
    'PreTokenGeneration',
    'CustomMessage',
    'UserMigration',
    'DefineAuthChallenge',
    'CreateAuthChallenge',
    'VerifyAuthChallengeResponse',
  ]),
  autoVerifiedAttributes: choices('--auto-verified-attributes <names>', 'addresses that a code is sent to at sign-up', [
    'email',
    'phone_number',
  ]),
  firstFactors: choices('--first-factors <factors>', 'what a sign-in by USER_AUTH may begin with', [
    'PASSWORD',
    'EMAIL_OTP',
    'SMS_OTP',
    'WEB_AUTHN',
  ]),
  adminCreateUserOnly: yesOrNo('--admin-create-user-only <yes|no>', 'whether nobody may sign up by themselves'),
  accountRecovery: choices('--account-recovery <ways>', 'where a forgotten password’s code goes, first choice first', [
    'verified_email',
    'verified_phone_number',
    'admin_only',
  ]),
  customAttributes: list('--custom-attributes <names>', 'attributes of your own, without custom:, separated by commas'),
  deviceTracking: choice('--device-tracking <mode>', 'when devices are remembered', ['opt-in', 'always']),
  explicitAuthFlows: choices(
    '--explicit-auth-flows <flows>',
    'how the app client may sign users in; default: all that begin with ALLOW',
    [
      'ALLOW_USER_SRP_AUTH',
      'ALLOW_USER_PASSWORD_AUTH',
      'ALLOW_ADMIN_USER_PASSWORD_AUTH',
      'ALLOW_CUSTOM_AUTH',
      'ALLOW_USER_AUTH',
      'ALLOW_REFRESH_TOKEN_AUTH',
      'ADMIN_NO_SRP_AUTH',
      'CUSTOM_AUTH_FLOW_ONLY',
      'USER_PASSWORD_AUTH',
    ],
  ),
  generateSecret: toggle('--generate-secret', 'make the app client confidential'),
  refreshTokenRotation: {
    flags: '--refresh-token-rotation <seconds>',
    about: 'each refresh brings a new refresh token, and the old one works so much longer, from 0 to 60',
    parse: wholeNumber(0, 60),
  },
  readAttributes: list('--read-attributes <names>', 'what the app client may read, separated by commas'),
  writeAttributes: list('--write-attributes <names>', 'what the app client may write, separated by commas'),
  preventUserExistenceErrors: choice('--prevent-user-existence-errors <mode>', 'whether to hide which users exist', [
    'ENABLED',
    'LEGACY',
  ]),
} as const;

export type OptionName = keyof typeof options;
export type OptionValue<Name extends OptionName> = ReturnType<(typeof options)[Name]['parse']>;

/** Values of the options of those names. */
export type Given<Required extends OptionName, Optional extends OptionName> = {
  readonly [Name in Required]: OptionValue<Name>;
} & { readonly [Name in Optional]?: OptionValue<Name> };
