import { passwordMatches, type SrpParty } from '../crypto/srp.js';
import { findUser } from '../users/find-user.js';
import { checkSecretHash } from '../users/secret-hash.js';
import { wrongPassword } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import type { AuthResponse, SignInCall } from './attempt.js';
import { deviceNamed } from './devices.js';
import { afterFirstFactor } from './first-factor.js';
import { checkNotLocked, countFailure } from './lockout.js';
import { requireParameter, type Parameters } from './parameters.js';
import { standIn, unknownUser } from './unknown-user.js';

/** The pool's name within SRP: the part of its id after the underscore. */
export function srpPartyOf(pool: UserPool, identity: string): SrpParty {
  return { prefix: pool.id.slice(pool.id.indexOf('_') + 1), identity };
}

/** USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD_AUTH and ADMIN_NO_SRP_AUTH: the password travels in the clear, under TLS. */
export async function startWithPassword(
  service: Service,
  call: SignInCall,
  parameters: Parameters,
): Promise<AuthResponse> {
  const { pool, client } = call;
  const username = requireParameter(parameters, 'USERNAME');
  const password = requireParameter(parameters, 'PASSWORD');
  checkSecretHash(client, username, parameters['SECRET_HASH']);
  const user = findUser(service, pool, username);
  if (user === undefined) {
    // As much work as for a user who exists, lest the time tell what the answer hides.
    passwordMatches(srpPartyOf(pool, username), password, standIn(pool, username).password);
    throw unknownUser(client);
  }
  await checkPassword(service, pool, user, password);
  const device = deviceNamed(service, pool, user, parameters['DEVICE_KEY']);
  return afterFirstFactor(service, { ...call, user, ...(device && { device }) });
}

/** @throws {ServiceError} NotAuthorizedException when the password is wrong or the user is locked out. */
export async function checkPassword(service: Service, pool: UserPool, user: User, password: string): Promise<void> {
  checkNotLocked(service, user);
  if (user.password && passwordMatches(srpPartyOf(pool, user.username), password, user.password)) return;
  await countFailure(service, user);
  throw wrongPassword();
}
