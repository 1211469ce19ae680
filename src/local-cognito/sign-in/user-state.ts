import { notAuthorized, ServiceError, userDisabled } from '../protocol/errors.js';
import { passwordPolicyOf } from '../pools/settings.js';
import type { Service } from '../service.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';

const DAY = 24 * 60 * 60 * 1000;

/**
 * Whether the user may sign in at all, whatever is proven.
 * @throws {ServiceError} NotAuthorizedException, UserNotConfirmedException or PasswordResetRequiredException.
 */
export function checkState(service: Service, pool: UserPool, user: User): void {
  if (!user.enabled) throw userDisabled();
  if (user.status === 'UNCONFIRMED') throw new ServiceError('UserNotConfirmedException', 'User is not confirmed.');
  if (user.status === 'RESET_REQUIRED') {
    throw new ServiceError('PasswordResetRequiredException', 'Password reset required for the user');
  }
  if (user.status === 'FORCE_CHANGE_PASSWORD' && isOutdated(service, pool, user)) {
    throw notAuthorized('Temporary password has expired and must be reset by an administrator.');
  }
}

function isOutdated(service: Service, pool: UserPool, { temporaryPasswordAt = 0 }: User): boolean {
  const days = passwordPolicyOf(pool.settings).TemporaryPasswordValidityDays || 7;
  return service.clock.now() > temporaryPasswordAt + days * DAY;
}
