import { invalidParameter } from '../protocol/errors.js';
import type { PoolSettings } from '../pools/settings.js';
import { attributeOf } from '../pools/recovery.js';
import { offers } from '../sign-in/mfa-choice.js';
import type { MfaFactor, User, UserChange } from '../store/users.js';

/** What is asked of each second factor; one that is not named stays as it is. */
export type FactorPreferences = Readonly<
  Partial<Record<MfaFactor, { readonly Enabled?: boolean; readonly PreferredMfa?: boolean } | undefined>>
>;

const factors = ['SMS_MFA', 'EMAIL_OTP', 'SOFTWARE_TOKEN_MFA'] as const;

/**
 * What the preferences change of a user.
 * @throws {ServiceError} InvalidParameterException for a factor that the user can't have, or preferences that don't go
 * together.
 */
export function factorChange(settings: PoolSettings, user: User, preferences: FactorPreferences): UserChange {
  const named = factors.filter((factor) => preferences[factor] !== undefined);
  const enabled = named.filter((factor) => preferences[factor]?.Enabled);
  const preferred = named.filter((factor) => preferences[factor]?.PreferredMfa);
  if (preferred.length > 1) throw invalidParameter('Only one MFA method can be set as preferred');
  const missing = enabled.find((factor) => !canHave(settings, user, factor));
  if (missing) throw invalidParameter(`User does not have delivery config set to turn on ${missing}`);
  if (preferred.some((factor) => !enabled.includes(factor))) {
    throw invalidParameter('A factor that is not enabled can not be preferred.');
  }
  const kept = user.mfaEnabled.filter((factor) => !named.includes(factor));
  const stillPreferred = kept.find((factor) => factor === user.mfaPreferred);
  return { mfaEnabled: [...kept, ...enabled], mfaPreferred: preferred[0] ?? stillPreferred ?? null };
}

function canHave(settings: PoolSettings, user: User, factor: MfaFactor): boolean {
  if (factor === 'SOFTWARE_TOKEN_MFA') return user.totp !== undefined;
  return offers(settings, factor) && user.attributes[attributeOf[factor]] !== undefined;
}
