const FLOWS = [
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_CUSTOM_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
];
const CHOICE = [...FLOWS, 'ALLOW_USER_AUTH'];
const email = { EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' }, AutoVerifiedAttributes: ['email'] };
const devices = {
  DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false },
};
const totp = { SoftwareTokenMfaConfiguration: { Enabled: true } };
const firstFactors = (...AllowedFirstAuthFactors) => ({ Policies: { SignInPolicy: { AllowedFirstAuthFactors } } });

/**
 * Pools of different kinds: what each is made with, its settings of MFA, its app client's settings, and which addresses
 * its users have.
 */
export const kinds = [
  {
    pool: { ...email, ...devices, Policies: { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize: 3 } } },
    mfa: { MfaConfiguration: 'OPTIONAL', ...totp, EmailMfaConfiguration: {} },
    client: { ExplicitAuthFlows: FLOWS, GenerateSecret: true },
    addresses: ['email'],
  },
  {
    pool: { ...email, UsernameAttributes: ['email'] },
    mfa: { MfaConfiguration: 'ON', ...totp, SmsMfaConfiguration: {} },
    client: { ExplicitAuthFlows: CHOICE, PreventUserExistenceErrors: 'ENABLED' },
    addresses: ['email', 'phone_number'],
  },
  {
    pool: {
      ...email,
      AliasAttributes: ['email', 'preferred_username'],
      UsernameConfiguration: { CaseSensitive: false },
    },
    mfa: { MfaConfiguration: 'OFF' },
    client: {
      ExplicitAuthFlows: FLOWS.filter((flow) => flow !== 'ALLOW_REFRESH_TOKEN_AUTH'),
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
    },
    addresses: ['email'],
  },
  {
    pool: { ...email, ...devices },
    mfa: { MfaConfiguration: 'OPTIONAL', ...totp },
    custom: true,
    client: { ExplicitAuthFlows: FLOWS, GenerateSecret: true, PreventUserExistenceErrors: 'ENABLED' },
    addresses: ['email'],
  },
  // Users choose how to sign in, and need no password.
  {
    isPasswordless: true,
    pool: {
      ...email,
      DeviceConfiguration: { ChallengeRequiredOnNewDevice: false, DeviceOnlyRememberedOnUserPrompt: true },
      ...firstFactors('PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'),
    },
    mfa: { MfaConfiguration: 'OFF', WebAuthnConfiguration: { RelyingPartyId: 'localhost' } },
    client: { ExplicitAuthFlows: CHOICE, GenerateSecret: true },
    addresses: ['email', 'phone_number'],
  },
  // Users have no email address until MFA_SETUP asks for one, and a passkey counts as both factors.
  {
    pool: {
      EmailConfiguration: email.EmailConfiguration,
      AutoVerifiedAttributes: ['phone_number'],
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_phone_number', Priority: 1 }] },
      ...devices,
      ...firstFactors('PASSWORD', 'WEB_AUTHN'),
    },
    mfa: {
      MfaConfiguration: 'ON',
      ...totp,
      EmailMfaConfiguration: {},
      WebAuthnConfiguration: {
        RelyingPartyId: 'localhost',
        UserVerification: 'required',
        FactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
      },
    },
    client: { ExplicitAuthFlows: CHOICE },
    addresses: ['phone_number'],
  },
];

/** One question, and its answer. A client that begins with SRP_A proves the password before. */
export function customAuth(register) {
  return {
    DefineAuthChallenge: register('define', (event) => {
      const last = event.request.session.at(-1);
      const done = last?.challengeResult === true && last.challengeName === 'CUSTOM_CHALLENGE';
      const challengeName = last?.challengeName === 'SRP_A' ? 'PASSWORD_VERIFIER' : 'CUSTOM_CHALLENGE';
      event.response = done
        ? { issueTokens: true, failAuthentication: false }
        : { issueTokens: false, failAuthentication: false, challengeName };
      return event;
    }),
    CreateAuthChallenge: register('create', (event) => {
      event.response = { publicChallengeParameters: { q: 'colour' }, privateChallengeParameters: { a: 'blue' } };
      return event;
    }),
    VerifyAuthChallengeResponse: register('verify', (event) => {
      event.response = { answerCorrect: event.request.challengeAnswer === 'blue' };
      return event;
    }),
  };
}
