import { ServiceError } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { UserPool } from '../store/pools.js';
import type { NewUser } from '../store/users.js';
import type { SignUpVerdict } from '../triggers/sign-up-triggers.js';
import { findBySub, nameKey } from './find-user.js';
import { activateFirstAliases, activateVerifiedAlias, aliasTaken, type NewName } from './username-mode.js';

/** A user who is about to be made. */
export type NewUserDraft = Omit<NewUser, 'poolId' | 'usernameKey' | 'at'>;

/** @throws {ServiceError} UsernameExistsException. */
export function checkNameIsFree(service: Service, pool: UserPool, name: NewName, taken: string): void {
  const { username, address } = name;
  const { users } = service.store;
  if (username !== undefined && users.findByUsername(pool.id, nameKey(pool, username))) throw nameTaken(taken);
  // It would be named in the other's place.
  if (username !== undefined && findBySub(service, pool, username)) throw nameTaken(taken);
  if (address && users.findByAlias(pool.id, address.attribute, nameKey(pool, address.value))) {
    throw aliasTaken('UsernameExistsException', address.attribute);
  }
}

/**
 * The attributes with what the PreSignUp function says of them.
 * @throws {ServiceError} InvalidLambdaResponseException when it verifies an address that there isn't.
 */
export function withVerdict(
  attributes: Readonly<Record<string, string>>,
  { autoVerifyEmail, autoVerifyPhone }: SignUpVerdict,
): Record<string, string> {
  const verified = { ...attributes };
  const verify = (attribute: string): void => {
    if (attributes[attribute] === undefined) {
      throw new ServiceError('InvalidLambdaResponseException', 'Unrecognizable lambda output');
    }
    verified[`${attribute}_verified`] = 'true';
  };
  if (autoVerifyEmail) verify('email');
  if (autoVerifyPhone) verify('phone_number');
  return verified;
}

/**
 * Makes the user, with the names that the user signs in by. To be called in a transaction.
 * @throws {ServiceError} UsernameExistsException or AliasExistsException.
 */
export function insertUser(
  service: Service,
  pool: UserPool,
  user: NewUserDraft,
  { taken, forceAlias = false }: { readonly taken: string; readonly forceAlias?: boolean },
): void {
  const usernameKey = nameKey(pool, user.username);
  const added = service.store.users.insert({ ...user, poolId: pool.id, usernameKey, at: service.clock.now() });
  if (!added) throw nameTaken(taken);
  activateFirstAliases(service, pool, user.sub, user.attributes);
  for (const attribute of ['email', 'phone_number'] as const) {
    const value = user.attributes[attribute];
    if (value !== undefined && user.attributes[`${attribute}_verified`] === 'true') {
      activateVerifiedAlias(service, pool, user.sub, attribute, value, forceAlias);
    }
  }
}

function nameTaken(message: string): ServiceError {
  return new ServiceError('UsernameExistsException', message);
}
