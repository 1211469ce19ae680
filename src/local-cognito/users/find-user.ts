import { noSuchUser } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import { ignoresCase } from '../pools/settings.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The form in which a pool compares names. */
export function nameKey(pool: UserPool, name: string): string {
  return ignoresCase(pool.settings) ? name.toLowerCase() : name;
}

/** A user by username, by `sub`, or by another name that signs in: an alias, or the address in email and phone pools. */
export function findUser(service: Service, pool: UserPool, name: string): User | undefined {
  // The sub comes first: nobody may take it over by an alias.
  return findByUsername(service, pool, name) ?? findBySub(service, pool, name) ?? findByAlias(service, pool, name);
}

/** A user by `sub` alone. */
export function findBySub(service: Service, pool: UserPool, name: string): User | undefined {
  return UUID.test(name) ? service.store.users.find(pool.id, name) : undefined;
}

/** A user by username or alias, or by the address in email and phone pools. The `sub` is no name to sign in with. */
export function findBySignInName(service: Service, pool: UserPool, name: string): User | undefined {
  return findByUsername(service, pool, name) ?? findByAlias(service, pool, name);
}

/** Whether a name is the user's: the username itself, which needs no look-up, or any other that signs in. */
export function isNameOf(service: Service, pool: UserPool, user: User, name: string): boolean {
  return name === user.username || findUser(service, pool, name)?.sub === user.sub;
}

/**
 * A user as of now, for calls that have waited since they looked the user up.
 * @throws {ServiceError} UserNotFoundException
 */
export function userNow(service: Service, { poolId, sub }: Pick<User, 'poolId' | 'sub'>): User {
  const user = service.store.users.find(poolId, sub);
  if (user === undefined) throw noSuchUser();
  return user;
}

/** `findUser` for admin operations, which always say that a user does not exist. */
export function requireUser(service: Service, pool: UserPool, name: string): User {
  const user = findUser(service, pool, name);
  if (user === undefined) throw noSuchUser();
  return user;
}

function findByUsername(service: Service, pool: UserPool, name: string): User | undefined {
  return service.store.users.findByUsername(pool.id, nameKey(pool, name));
}

function findByAlias(service: Service, pool: UserPool, name: string): User | undefined {
  const { AliasAttributes = [], UsernameAttributes = [] } = pool.settings;
  for (const attribute of [...AliasAttributes, ...UsernameAttributes]) {
    const user = service.store.users.findByAlias(pool.id, attribute, nameKey(pool, name));
    if (user !== undefined) return user;
  }
  return undefined;
}
