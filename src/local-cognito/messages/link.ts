import { invalidParameter } from '../protocol/errors.js';
import { mediumOf } from './address.js';
import type { Letter } from './letter.js';

/**
 * Refuses what DefaultEmailOption CONFIRM_WITH_LINK would send by email at sign-up: the link leads to the pool's domain,
 * and no pool has one here. AWS answers the same where there is none. Everything else is by code on AWS, too.
 * @throws {ServiceError} InvalidParameterException.
 */
export function checkNeedsNoLink({ pool, reason, address }: Pick<Letter, 'pool' | 'reason' | 'address'>): void {
  const isConfirmation = reason === 'SignUp' || reason === 'ResendCode';
  const byLink = pool.settings.VerificationMessageTemplate?.DefaultEmailOption === 'CONFIRM_WITH_LINK';
  if (!isConfirmation || !byLink || mediumOf(address) !== 'EMAIL') return;
  throw invalidParameter(
    'Cannot perform specific action because there does not exist a valid use pool domain associated with the user pool',
  );
}
