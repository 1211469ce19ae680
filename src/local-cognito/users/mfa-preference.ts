import { invalidParameter } from '../protocol/errors.js';
import { any, type Infer, structure } from '../protocol/shape.js';
import { mfaPreference } from '../protocol/types.js';
import type { Service } from '../service.js';
import type { MfaFactor, User, UserChange } from '../store/users.js';

/** What SetUserMFAPreference and AdminSetUserMFAPreference take of the factors. */
export const mfaPreferences = structure(
  {},
  {
    SMSMfaSettings: mfaPreference,
    SoftwareTokenMfaSettings: mfaPreference,
    EmailMfaSettings: mfaPreference,
    WebAuthnMfaSettings: any,
  },
);

const settingsOf = {
  SMS_MFA: 'SMSMfaSettings',
  EMAIL_OTP: 'EmailMfaSettings',
  SOFTWARE_TOKEN_MFA: 'SoftwareTokenMfaSettings',
} as const;
const factors = Object.keys(settingsOf) as MfaFactor[];

/** What a user must have for a factor to be turned on; one that is not named here can't be. */
const isSetUp: Partial<Record<MfaFactor, (user: User) => boolean>> = {
  SOFTWARE_TOKEN_MFA: ({ totp }) => totp !== undefined,
};

/**
 * Turns factors on and off, and prefers one; those that the request does not name stay as they are.
 * @throws {ServiceError} InvalidParameterException.
 */
export async function setMfaPreference(
  service: Service,
  user: User,
  preferences: Infer<typeof mfaPreferences>,
): Promise<void> {
  const named = factors.filter((factor) => preferences[settingsOf[factor]] !== undefined);
  const turnedOn = named.filter((factor) => preferences[settingsOf[factor]]?.Enabled);
  const [preferred, ...others] = named.filter((factor) => preferences[settingsOf[factor]]?.PreferredMfa);
  if (others.length > 0) throw invalidParameter('Only one MFA method can be set as preferred');
  if (preferred && !turnedOn.includes(preferred)) {
    throw invalidParameter('A factor that is not enabled can not be preferred.');
  }
  for (const factor of turnedOn) {
    if (!isSetUp[factor]?.(user)) {
      throw invalidParameter(`User does not have delivery config set to turn on ${factor}`);
    }
  }
  if (named.length === 0) return;
  const left = user.mfaEnabled.filter((factor) => !named.includes(factor));
  const change: UserChange = {
    mfaEnabled: [...left, ...turnedOn],
    mfaPreferred: preferred ?? left.find((factor) => factor === user.mfaPreferred) ?? null,
  };
  await service.store.transaction(() => service.store.users.change(user, change, service.clock.now()));
}
