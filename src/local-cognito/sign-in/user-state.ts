import { notAuthorized, ServiceError, userDisabled } from '../protocol/errors.js';
import { passwordPolicyOf } from '../pools/settings.js';
import type { Service } from '../service.js';
import type { AppClient } from '../store/app-clients.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import { hidesUnknownUsers } from './unknown-user.js';

const DAY = 24 * 60 * 60 * 1000;

/**
 * Whether the user may sign in at all, whatever is proven.
 * @throws {ServiceError} NotAuthorizedException, UserNotConfirmedException or PasswordResetRequiredException.
 */
export function checkState(service: Service, pool: UserPool, user: User): void {
  const refusal = refusalOf(service, pool, user);
  if (refusal !== undefined) throw refusal;
}

/**
 * What is said before the password is looked at, right or wrong, unless the app client tells nobody who exists.
 * @throws {ServiceError} NotAuthorizedException or UserNotConfirmedException.
 */
export function checkMayProve(client: AppClient, user: User): void {
  const refusal = hidesUnknownUsers(client) ? undefined : shutOut(user);
  if (refusal !== undefined) throw refusal;
}

function shutOut({ enabled, status }: User): ServiceError | undefined {
  if (!enabled) return userDisabled();
  return status === 'UNCONFIRMED' ? new ServiceError('UserNotConfirmedException', 'User is not confirmed.') : undefined;
}

/** What keeps the user from signing in. */
export function refusalOf(service: Service, pool: UserPool, user: User): ServiceError | undefined {
  const refusal = shutOut(user);
  if (refusal !== undefined) return refusal;
  if (user.status === 'RESET_REQUIRED') {
    return new ServiceError('PasswordResetRequiredException', 'Password reset required for the user');
  }
  if (user.status === 'FORCE_CHANGE_PASSWORD' && isOutdated(service, pool, user)) {
    return notAuthorized('Temporary password has expired and must be reset by an administrator.');
  }
  return undefined;
}

function isOutdated(service: Service, pool: UserPool, { temporaryPasswordAt = 0 }: User): boolean {
  const days = passwordPolicyOf(pool.settings).TemporaryPasswordValidityDays || 7;
  return service.clock.now() > temporaryPasswordAt + days * DAY;
}
