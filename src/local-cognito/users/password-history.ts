import { passwordMatches } from '../crypto/srp.js';
import { passwordPolicyOf } from '../pools/settings.js';
import { ServiceError } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import { srpPartyOf } from './password.js';

/**
 * A user can't take one of the last passwords again, as many as the pool says; the one of now is the first of them.
 * Temporary passwords count for nothing: neither the one that is replaced nor the one that an administrator sets.
 * @throws {ServiceError} PasswordHistoryPolicyViolationException. Its text is our own: nobody has reported Cognito's.
 */
export function checkPasswordHistory(service: Service, pool: UserPool, user: User, password: string): void {
  const { PasswordHistorySize: size = 0 } = passwordPolicyOf(pool.settings);
  if (size === 0) return;
  const current = user.password && user.temporaryPasswordAt === undefined ? [user.password] : [];
  const past = service.store.pastPasswords.list(pool.id, user.sub, size - current.length);
  const party = srpPartyOf(pool, user.username);
  if ([...current, ...past].some((kept) => passwordMatches(party, password, kept))) {
    throw new ServiceError('PasswordHistoryPolicyViolationException', 'Password has been used before.');
  }
}
