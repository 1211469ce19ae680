import { ServiceError } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import type { MigratedUser } from '../triggers/user-migration.js';
import { readNewAttributes } from './attributes.js';
import { newVerifier } from './password.js';
import { insertUser } from './registration.js';
import { readNewName } from './username-mode.js';

/**
 * Makes the user whom the UserMigration function knows. The pool's password policy is not asked.
 * @param password undefined when it was forgotten: then none is right until a new one is set.
 * @throws {ServiceError} for attributes that the pool has not, names that are taken, and SMS without a phone number.
 */
export async function takeIn(
  service: Service,
  pool: UserPool,
  typedName: string,
  { userAttributes, finalUserStatus, forceAliasCreation, enableSmsMfa }: MigratedUser,
  password: string | undefined,
): Promise<User> {
  // The name under which the old directory knows the user, where users here sign in with an address.
  const { username: oldName, ...given } = userAttributes;
  const name = readNewName(pool, pool.settings.AliasAttributes ? (oldName ?? typedName) : typedName);
  const fromName = name.address ? { [name.address.attribute]: name.address.value } : {};
  const list = Object.entries({ ...fromName, ...given }).map(([Name, Value]) => ({ Name, Value }));
  const attributes = readNewAttributes(pool, 'admin', list, 'optional');
  if (enableSmsMfa && attributes['phone_number'] === undefined) {
    throw new ServiceError('InvalidLambdaResponseException', 'Unrecognizable lambda output');
  }
  const sub = service.ids.uuid();
  const username = name.username ?? sub;
  const user = {
    sub,
    username,
    status: finalUserStatus,
    attributes,
    // Nobody knows the one that stands in for a password that was forgotten.
    password: newVerifier(service, pool, username, password ?? service.random.bytes(32).toString('base64')),
  };
  const options = { taken: 'User already exists', forceAlias: forceAliasCreation };
  const { store, clock } = service;
  return store.transaction(() => {
    insertUser(service, pool, user, options);
    const added = store.users.find(pool.id, sub)!;
    if (!enableSmsMfa) return added;
    store.users.change(added, { mfaEnabled: ['SMS_MFA'] }, clock.now());
    return store.users.find(pool.id, sub)!;
  });
}
