import { invalidParameter } from '../protocol/errors.js';
import { attributeOf, recoveryOrder } from '../pools/recovery.js';
import type { PoolSettings } from '../pools/settings.js';
import type { MfaFactor, User } from '../store/users.js';
import type { MessageFactor } from './message-mfa.js';

/** What a pool asks of a user for a second factor. */
export type MfaChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'set-up' }
  | { readonly kind: 'challenge'; readonly factor: MfaFactor }
  | { readonly kind: 'choose'; readonly factors: readonly MfaFactor[] };

/**
 * An optional pool challenges users who turned a factor on; one that requires MFA challenges everyone, by what the user
 * has.
 * @throws {ServiceError} InvalidParameterException when MFA is required and the pool has nothing for this user.
 */
export function mfaChoice(settings: PoolSettings, user: User): MfaChoice {
  const { MfaConfiguration, SoftwareTokenMfaConfiguration } = settings;
  if (MfaConfiguration === 'OFF') return { kind: 'none' };
  const { turnedOn, preferred } = choiceOf(settings, user);
  if (preferred) return { kind: 'challenge', factor: preferred };
  if (MfaConfiguration === 'OPTIONAL') return among(turnedOn) ?? { kind: 'none' };
  const offered = among(requiredFactors(settings, user));
  if (offered) return offered;
  if (SoftwareTokenMfaConfiguration?.Enabled) return { kind: 'set-up' };
  throw invalidParameter('The user pool requires MFA, but has no factor that this user could use.');
}

/** The factors that the user turned on, and those that a sign-in may ask for all the same. */
export function factorsInUse(settings: PoolSettings, user: User): readonly MfaFactor[] {
  const isForced = settings.MfaConfiguration === 'ON' && choiceOf(settings, user).preferred === undefined;
  return isForced ? [...user.mfaEnabled, ...requiredFactors(settings, user)] : user.mfaEnabled;
}

function choiceOf(settings: PoolSettings, user: User): { turnedOn: readonly MfaFactor[]; preferred?: MfaFactor } {
  const turnedOn = usableFactors(settings, user).filter((factor) => user.mfaEnabled.includes(factor));
  const preferred = turnedOn.find((factor) => factor === user.mfaPreferred);
  return { turnedOn, ...(preferred && { preferred }) };
}

/** What a user could be asked for. An authenticator keeps working when the pool has turned TOTP off since. */
export function usableFactors(settings: PoolSettings, user: User): MfaFactor[] {
  const factors: MfaFactor[] = (['SMS_MFA', 'EMAIL_OTP'] as const).filter(
    (factor) => offers(settings, factor) && user.attributes[attributeOf[factor]] !== undefined,
  );
  return user.totp === undefined ? factors : [...factors, 'SOFTWARE_TOKEN_MFA'];
}

/** Whether the pool sends codes this way. */
export function offers(settings: PoolSettings, factor: MessageFactor): boolean {
  if (factor === 'EMAIL_OTP') return settings.EmailMfaConfiguration !== undefined;
  return settings.SmsMfaConfiguration !== undefined || settings.SmsConfiguration !== undefined;
}

function among(factors: readonly MfaFactor[]): MfaChoice | undefined {
  const [first, ...others] = factors;
  if (first === undefined) return undefined;
  return others.length === 0 ? { kind: 'challenge', factor: first } : { kind: 'choose', factors };
}

/** Where MFA is required, an address counts though nobody turned it on, unless it is the way to recover the password. */
function requiredFactors(settings: PoolSettings, user: User): MfaFactor[] {
  const recovery = recoveryOrder(settings)?.[0];
  return usableFactors(settings, user).filter(
    (factor) => factor === 'SOFTWARE_TOKEN_MFA' || user.mfaEnabled.includes(factor) || attributeOf[factor] !== recovery,
  );
}
