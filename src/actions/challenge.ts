import type { Attributes } from './attributes.js';

/** What every challenge carries. */
interface Question<Name extends string> {
  readonly kind: 'challenge';
  readonly challengeName: Name;
  /** The name to answer with, which is the user's own. Absent: answer with the one that the sign-in began with. */
  readonly username?: string | undefined;
  /** Goes into the answer. Single use, and good for three minutes unless the app client says otherwise. */
  readonly session: string;
}

/** SRP carries its own state, so these challenges may come without a session. */
interface SrpQuestion<Name extends string> extends Omit<Question<Name>, 'session'> {
  readonly session?: string | undefined;
}

/** Prove that you know the password. */
export interface PasswordVerifierChallenge extends SrpQuestion<'PASSWORD_VERIFIER'> {
  readonly username: string;
  /** The identity that the proof is about. */
  readonly userIdForSrp: string;
  /** Hexadecimal. */
  readonly salt: string;
  /** The service's public key, in hexadecimal. */
  readonly srpB: string;
  /** Opaque Base64, goes back unchanged. */
  readonly secretBlock: string;
}

/** The first factor was right, and the device is remembered: start a second SRP exchange, for the device. */
export type DeviceSrpAuthChallenge = SrpQuestion<'DEVICE_SRP_AUTH'>;

/** Prove that you know the device's password. */
export interface DevicePasswordVerifierChallenge extends SrpQuestion<'DEVICE_PASSWORD_VERIFIER'> {
  readonly username: string;
  readonly deviceKey: string;
  readonly salt: string;
  readonly srpB: string;
  readonly secretBlock: string;
}

/** A code from the user's authenticator. */
export interface SoftwareTokenMfaChallenge extends Question<'SOFTWARE_TOKEN_MFA'> {
  /** The authenticator's name, when it was given one. */
  readonly friendlyDeviceName?: string | undefined;
}

/** A code that was just sent. */
export interface CodeSentChallenge extends Question<'SMS_MFA' | 'SMS_OTP' | 'EMAIL_OTP'> {
  readonly medium: string;
  /** Masked. */
  readonly destination: string;
}

/**
 * MFA is required and the user has none. Set an authenticator up with this session, then answer with the session after
 * it; or answer with the email address to set up.
 */
export interface MfaSetupChallenge extends Question<'MFA_SETUP'> {
  /** `SOFTWARE_TOKEN_MFA`, `SMS_MFA`, `EMAIL_OTP`. */
  readonly factors: readonly string[];
}

/** The user has several factors and prefers none. */
export interface SelectMfaTypeChallenge extends Question<'SELECT_MFA_TYPE'> {
  readonly factors: readonly string[];
}

/** The password was set by an administrator. */
export interface NewPasswordRequiredChallenge extends Question<'NEW_PASSWORD_REQUIRED'> {
  /** Names of attributes that must come with the answer. */
  readonly requiredAttributes: readonly string[];
  /** What is known of the user. Sending one of these again is an error. */
  readonly userAttributes: Attributes;
}

/** Asked by the pool's own triggers. */
export interface CustomChallenge extends Question<'CUSTOM_CHALLENGE'> {
  /** The `publicChallengeParameters` of the CreateAuthChallenge trigger. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The user may choose how to sign in. */
export interface SelectChallengeChallenge extends Question<'SELECT_CHALLENGE'> {
  readonly available: readonly string[];
}

export type PasswordChallenge = Question<'PASSWORD'>;
export type PasswordSrpChallenge = Question<'PASSWORD_SRP'>;

/** A passkey. */
export interface WebAuthnChallenge extends Question<'WEB_AUTHN'> {
  /** For `navigator.credentials.get`, in JSON form. */
  readonly credentialRequestOptions: unknown;
}

export type Challenge =
  | PasswordVerifierChallenge
  | DeviceSrpAuthChallenge
  | DevicePasswordVerifierChallenge
  | SoftwareTokenMfaChallenge
  | CodeSentChallenge
  | MfaSetupChallenge
  | SelectMfaTypeChallenge
  | NewPasswordRequiredChallenge
  | CustomChallenge
  | SelectChallengeChallenge
  | PasswordChallenge
  | PasswordSrpChallenge
  | WebAuthnChallenge;

/** Cognito asked something that this code has no answer to. */
export class UnknownChallengeError extends Error {
  override readonly name = 'UnknownChallengeError';

  constructor(readonly challengeName: string) {
    super(`Cognito asked for the challenge ${challengeName}, which is not known here.`);
  }
}
