import { invalidParameter } from '../protocol/errors.js';
import { attributeOf, recoveryOrder } from '../pools/recovery.js';
import { smsConfigurationOf, type PoolSettings } from '../pools/settings.js';
import type { MfaFactor, User } from '../store/users.js';
import type { MessageFactor } from './message-mfa.js';

/** What a pool asks of a user for a second factor. */
export type MfaChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'set-up'; readonly factors: readonly MfaFactor[] }
  | { readonly kind: 'challenge'; readonly factor: MfaFactor }
  | { readonly kind: 'choose'; readonly factors: readonly MfaFactor[] };

/**
 * An optional pool challenges users who turned a factor on; one that requires MFA challenges everyone, by what the user
 * has.
 * @throws {ServiceError} InvalidParameterException when MFA is required and the pool has nothing for this user.
 */
export function mfaChoice(settings: PoolSettings, user: User): MfaChoice {
  const { MfaConfiguration } = settings;
  if (MfaConfiguration === 'OFF') return { kind: 'none' };
  const { turnedOn, preferred } = choiceOf(settings, user);
  if (preferred) return { kind: 'challenge', factor: preferred };
  if (MfaConfiguration === 'OPTIONAL') return among(turnedOn) ?? { kind: 'none' };
  const offered = among(requiredFactors(settings, user));
  if (offered) return offered;
  const factors = factorsToSetUp(settings, user);
  if (factors.length > 0) return { kind: 'set-up', factors };
  throw invalidParameter('The user pool requires MFA, but has no factor that this user could use.');
}

/** Whether users like this one sign in without a second factor, as it is in optional pools for those who turned none on. */
export function needsNone(settings: PoolSettings, user: User): boolean {
  return settings.MfaConfiguration !== 'ON' && mfaChoice(settings, user).kind === 'none';
}

/** Whether a pool that requires MFA has a factor to ask this user for. */
export function hasFactor(settings: PoolSettings, user: User): boolean {
  return requiredFactors(settings, user).length > 0;
}

/** What a user without a factor can get: of addresses, those that are missing and are not the way to recover the password. */
export function factorsToSetUp(settings: PoolSettings, user: User): readonly MfaFactor[] {
  const recovery = recoveryOrder(settings)?.[0];
  return (['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] as const).filter((factor) => {
    if (factor === 'SOFTWARE_TOKEN_MFA') return settings.SoftwareTokenMfaConfiguration?.Enabled ?? false;
    const attribute = attributeOf[factor];
    return offers(settings, factor) && attribute !== recovery && user.attributes[attribute] === undefined;
  });
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
  return settings.SmsMfaConfiguration !== undefined || smsConfigurationOf(settings) !== undefined;
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
