import { secretHash, type AppClient } from './secret-hash.js';
import { withoutUndefined } from './without-undefined.js';

interface Answer<Name extends string> {
  readonly challengeName: Name;
  /** The `username` of the challenge, or the one that the sign-in began with when the challenge has none. */
  readonly username: string;
  /** The session of the challenge. */
  readonly session: string;
  /** The device that the user has signed in from before. */
  readonly deviceKey?: string | undefined;
}

interface SrpAnswer<Name extends string> extends Omit<Answer<Name>, 'session'> {
  readonly session?: string | undefined;
}

interface PasswordClaim {
  readonly passwordClaimSignature: string;
  /** The `secretBlock` of the challenge, unchanged. */
  readonly secretBlock: string;
  /** The time that is part of the signature, as in `Mon Jan 5 03:04:05 UTC 2026`. */
  readonly timestamp: string;
}

export interface PasswordVerifierAnswer extends SrpAnswer<'PASSWORD_VERIFIER'>, PasswordClaim {}

export interface DeviceSrpAuthAnswer extends SrpAnswer<'DEVICE_SRP_AUTH'> {
  readonly deviceKey: string;
  /** A public key made for this exchange, in hexadecimal. */
  readonly srpA: string;
}

export interface DevicePasswordVerifierAnswer extends SrpAnswer<'DEVICE_PASSWORD_VERIFIER'>, PasswordClaim {
  readonly deviceKey: string;
}

export interface CodeAnswer extends Answer<'SOFTWARE_TOKEN_MFA' | 'SMS_MFA' | 'SMS_OTP' | 'EMAIL_OTP'> {
  readonly code: string;
}

export interface MfaSetupAnswer extends Answer<'MFA_SETUP'> {
  /** The session that `verifySoftwareToken` returned; with an email address the challenge's own. */
  readonly session: string;
  /** The address to set up, to which a code goes: EMAIL_OTP follows. */
  readonly email?: string | undefined;
}

export interface NewPasswordAnswer extends Answer<'NEW_PASSWORD_REQUIRED'> {
  readonly newPassword: string;
  /** The attributes that the challenge requires. */
  readonly userAttributes?: Readonly<Record<string, string>> | undefined;
}

export interface SelectMfaTypeAnswer extends Answer<'SELECT_MFA_TYPE'> {
  /** One of the challenge's `factors`. */
  readonly answer: string;
}

export interface CustomChallengeAnswer extends Answer<'CUSTOM_CHALLENGE'> {
  readonly answer: string;
}

export interface SelectChallengeAnswer extends Answer<'SELECT_CHALLENGE'> {
  /** One of the challenge's `available`. */
  readonly answer: string;
  /** With the answer PASSWORD. */
  readonly password?: string | undefined;
  /** With the answer PASSWORD_SRP. */
  readonly srpA?: string | undefined;
}

export interface PasswordAnswer extends Answer<'PASSWORD'> {
  readonly password: string;
}

export interface PasswordSrpAnswer extends Answer<'PASSWORD_SRP'> {
  readonly srpA: string;
}

export interface WebAuthnAnswer extends Answer<'WEB_AUTHN'> {
  /** What `navigator.credentials.get` gave, in JSON form. */
  readonly credential: unknown;
}

export type ChallengeAnswer =
  | PasswordVerifierAnswer
  | DeviceSrpAuthAnswer
  | DevicePasswordVerifierAnswer
  | CodeAnswer
  | MfaSetupAnswer
  | NewPasswordAnswer
  | SelectMfaTypeAnswer
  | CustomChallengeAnswer
  | SelectChallengeAnswer
  | PasswordAnswer
  | PasswordSrpAnswer
  | WebAuthnAnswer;

/** The ChallengeResponses of RespondToAuthChallenge and its admin counterpart, SECRET_HASH included. */
export function toChallengeResponses(answer: ChallengeAnswer, app: AppClient): Record<string, string> {
  return withoutUndefined({
    USERNAME: answer.username,
    ...ownResponses(answer),
    DEVICE_KEY: answer.deviceKey,
    SECRET_HASH: secretHash(answer.username, app),
  });
}

function ownResponses(answer: ChallengeAnswer): Record<string, string | undefined> {
  switch (answer.challengeName) {
    case 'PASSWORD_VERIFIER':
    case 'DEVICE_PASSWORD_VERIFIER':
      return {
        PASSWORD_CLAIM_SIGNATURE: answer.passwordClaimSignature,
        PASSWORD_CLAIM_SECRET_BLOCK: answer.secretBlock,
        TIMESTAMP: answer.timestamp,
      };
    case 'DEVICE_SRP_AUTH':
    case 'PASSWORD_SRP':
      return { SRP_A: answer.srpA };
    case 'SOFTWARE_TOKEN_MFA':
    case 'SMS_MFA':
    case 'SMS_OTP':
    case 'EMAIL_OTP':
      return { [`${answer.challengeName}_CODE`]: answer.code };
    case 'MFA_SETUP':
      return { EMAIL: answer.email };
    case 'NEW_PASSWORD_REQUIRED':
      return { NEW_PASSWORD: answer.newPassword, ...prefixed('userAttributes.', answer.userAttributes ?? {}) };
    case 'SELECT_MFA_TYPE':
    case 'CUSTOM_CHALLENGE':
      return { ANSWER: answer.answer };
    case 'SELECT_CHALLENGE':
      return { ANSWER: answer.answer, PASSWORD: answer.password, SRP_A: answer.srpA };
    case 'PASSWORD':
      return { PASSWORD: answer.password };
    case 'WEB_AUTHN':
      return { CREDENTIAL: JSON.stringify(answer.credential) };
  }
}

function prefixed(prefix: string, map: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [prefix + key, value]));
}
