import { passkeysAreMultiFactor } from '../pools/settings.js';
import { invalidParameter } from '../protocol/errors.js';
import type { UserPool } from '../store/pools.js';
import type { User, UserChange } from '../store/users.js';

/**
 * Whether passkeys of the user are to count as MFA. Another factor has to stay turned on beside them, so that whoever
 * loses a passkey is not locked out.
 * @param after the user with the other factors as they will be
 * @param isEnabled WebAuthnMfaSettings; undefined leaves it as it is
 * @throws {ServiceError} InvalidParameterException
 */
export function passkeyChange(
  pool: UserPool,
  after: Pick<User, 'mfaEnabled' | 'passkeyMfa'>,
  isEnabled: boolean | undefined,
): Pick<UserChange, 'passkeyMfa'> {
  if (isEnabled && !passkeysAreMultiFactor(pool.settings)) {
    throw invalidParameter(
      'Passkeys are no MFA in this user pool: FactorConfiguration of its WebAuthnConfiguration must be ' +
        'MULTI_FACTOR_WITH_USER_VERIFICATION.',
    );
  }
  if ((isEnabled ?? after.passkeyMfa) && after.mfaEnabled.length === 0) {
    throw invalidParameter('Passkey MFA takes another MFA factor that is turned on: SMS, TOTP or email.');
  }
  return isEnabled === undefined ? {} : { passkeyMfa: isEnabled };
}
