import { boolean, type Infer, structure } from '../protocol/shape.js';
import { mfaPreference } from '../protocol/types.js';
import type { Service } from '../service.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import { factorChange } from './factor-preference.js';
import { userNow } from './find-user.js';
import { passkeyChange } from './passkey-preference.js';

/** What SetUserMFAPreference and AdminSetUserMFAPreference take of the factors. */
export const mfaPreferences = structure(
  {},
  {
    SMSMfaSettings: mfaPreference,
    SoftwareTokenMfaSettings: mfaPreference,
    EmailMfaSettings: mfaPreference,
    WebAuthnMfaSettings: structure({}, { Enabled: boolean }),
  },
);

/** The service model has them before whose they are. */
export const mfaPreferenceNames = Object.keys(mfaPreferences.optional) as (keyof typeof mfaPreferences.optional)[];

/**
 * Turns factors on and off, and prefers one; those that the request does not name stay as they are.
 * @throws {ServiceError} InvalidParameterException for a factor that the user can't have, or preferences that don't go
 * together.
 */
export async function setMfaPreference(
  service: Service,
  pool: UserPool,
  user: User,
  preferences: Infer<typeof mfaPreferences>,
): Promise<void> {
  await service.store.transaction(() => {
    const current = userNow(service, user);
    const change = factorChange(pool.settings, current, {
      SMS_MFA: preferences.SMSMfaSettings,
      SOFTWARE_TOKEN_MFA: preferences.SoftwareTokenMfaSettings,
      EMAIL_OTP: preferences.EmailMfaSettings,
    });
    const passkeys = passkeyChange(pool, { ...current, ...change }, preferences.WebAuthnMfaSettings?.Enabled);
    service.store.users.change(current, { ...change, ...passkeys }, service.clock.now());
  });
}
