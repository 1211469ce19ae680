import { passkeysOf } from '../passkeys/passkeys-of-user.js';
import { countsAsMfa, relyingPartyOf } from '../passkeys/relying-party.js';
import { allowedFirstFactors, passkeysAreMultiFactor } from '../pools/settings.js';
import type { Service } from '../service.js';
import type { UserPool } from '../store/pools.js';
import type { AddressAttribute } from '../store/codes.js';
import type { User } from '../store/users.js';
import { chosenFactors } from '../users/mfa-settings.js';
import { mfaChoice } from './mfa-choice.js';

/** What USER_AUTH may ask for first, in the order in which Cognito lists it. */
const firstFactorNames = ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] as const;
export type FirstFactor = (typeof firstFactorNames)[number];
export type OneTimePassword = Extract<FirstFactor, 'EMAIL_OTP' | 'SMS_OTP'>;

export const addressOfFactor = { EMAIL_OTP: 'email', SMS_OTP: 'phone_number' } as const;

/**
 * What the pool allows and the user has. One-time passwords and MFA exclude each other: who must prove a second factor
 * starts with the password, or with a passkey that counts as both.
 * @param user undefined for one who isn't there: then what a user would have
 */
export function firstFactors(service: Service, pool: UserPool, user: User | undefined): readonly FirstFactor[] {
  const allowed = allowedFirstFactors(pool.settings);
  return firstFactorNames.filter((factor) => {
    if (factor === 'PASSWORD' || factor === 'PASSWORD_SRP') return allowed.includes('PASSWORD') && hasPassword(user);
    if (factor === 'WEB_AUTHN') return takesPasskeys(service, pool, user);
    return allowed.includes(factor) && takesOneTimePasswords(pool, user, addressOfFactor[factor]);
  });
}

/** What users of the pool can sign in by without a password: nothing where all need a second factor. */
export function oneTimePasswords(pool: UserPool): readonly OneTimePassword[] {
  if (pool.settings.MfaConfiguration === 'ON') return [];
  const allowed = allowedFirstFactors(pool.settings);
  return (['EMAIL_OTP', 'SMS_OTP'] as const).filter((factor) => allowed.includes(factor));
}

/** What GetUserAuthFactors and its admin counterpart answer. */
export function authFactors(service: Service, pool: UserPool, user: User): object {
  return {
    Username: user.username,
    ...chosenFactors(user),
    ConfiguredUserAuthFactors: configuredFactors(service, pool, user),
  };
}

/** What the user has, as first factor or for MFA. */
function configuredFactors(service: Service, pool: UserPool, user: User): readonly string[] {
  const mfa = { EMAIL_OTP: 'EMAIL_OTP', SMS_OTP: 'SMS_MFA' } as const;
  const sent = (['EMAIL_OTP', 'SMS_OTP'] as const).filter(
    (factor) =>
      user.mfaEnabled.includes(mfa[factor]) ||
      (allowedFirstFactors(pool.settings).includes(factor) && hasVerified(user, addressOfFactor[factor])),
  );
  return [
    ...(user.password === undefined ? [] : ['PASSWORD']),
    ...sent,
    ...(user.totp === undefined ? [] : ['SOFTWARE_TOKEN']),
    ...(hasPasskeys(service, pool, user) ? ['WEB_AUTHN'] : []),
  ];
}

function hasVerified({ attributes }: User, attribute: AddressAttribute): boolean {
  return attributes[attribute] !== undefined && attributes[`${attribute}_verified`] === 'true';
}

function hasPassword(user: User | undefined): boolean {
  return user === undefined || user.password !== undefined;
}

function takesOneTimePasswords(pool: UserPool, user: User | undefined, attribute: AddressAttribute): boolean {
  if (user === undefined) return pool.settings.MfaConfiguration !== 'ON';
  return user.status === 'CONFIRMED' && hasVerified(user, attribute) && !needsSecondFactor(pool, user);
}

export function needsSecondFactor({ settings }: UserPool, user: User): boolean {
  return settings.MfaConfiguration === 'ON' || mfaChoice(settings, user).kind !== 'none';
}

function takesPasskeys(service: Service, pool: UserPool, user: User | undefined): boolean {
  if (user === undefined) {
    return (
      relyingPartyOf(pool) !== undefined &&
      (pool.settings.MfaConfiguration !== 'ON' || passkeysAreMultiFactor(pool.settings))
    );
  }
  if (user.status !== 'CONFIRMED' || !hasPasskeys(service, pool, user)) return false;
  if (countsAsMfa(pool, user)) return true;
  return !needsSecondFactor(pool, user);
}

function hasPasskeys(service: Service, pool: UserPool, user: User): boolean {
  const relyingParty = relyingPartyOf(pool);
  return relyingParty !== undefined && passkeysOf(service, user, relyingParty).length > 0;
}
