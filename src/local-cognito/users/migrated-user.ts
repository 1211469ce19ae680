import { ServiceError } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import { preSignUp, type SignUpEvent } from '../triggers/sign-up-triggers.js';
import type { MigratedUser } from '../triggers/user-migration.js';
import { readNewAttributes } from './attributes.js';
import { findBySignInName, nameKey, userNow } from './find-user.js';
import { sendWelcome, type Invitation } from './invitation.js';
import { newVerifier } from './password.js';
import { insertUser } from './registration.js';
import { readNewName } from './username-mode.js';

/**
 * Makes the user whom the UserMigration function knows, unless the PreSignUp function refuses, and tells the user so unless
 * the function suppresses that. The pool's password policy is not asked.
 * @param password undefined when it was forgotten: then none is right until a new one is set.
 * @throws {ServiceError} for a username that the function may not choose, attributes that the pool has not or nobody may
 * set, such as `sub`, names that are taken, and SMS without a phone number.
 */
export async function takeIn(
  service: Service,
  pool: UserPool,
  typedName: string,
  { userAttributes, finalUserStatus, forceAliasCreation, enableSmsMfa, welcomeBy }: MigratedUser,
  password: string | undefined,
  { validationData, ...about }: Pick<Invitation, 'caller' | 'clientMetadata'> & Pick<SignUpEvent, 'validationData'>,
): Promise<User> {
  // While the function was at work, another call may have brought the user in.
  const present = findBySignInName(service, pool, typedName);
  if (present !== undefined) return present;
  const { username: chosen = typedName, ...given } = userAttributes;
  checkChosenName(pool, typedName, chosen, given);
  const name = readNewName(pool, chosen);
  const fromName = name.address ? { [name.address.attribute]: name.address.value } : {};
  const list = Object.entries({ ...given, ...fromName }).map(([Name, Value]) => ({ Name, Value }));
  const attributes = readNewAttributes(pool, 'admin', list, 'optional');
  if (enableSmsMfa && attributes['phone_number'] === undefined) {
    throw new ServiceError('InvalidLambdaResponseException', 'Unrecognizable lambda output');
  }
  const sub = service.ids.uuid();
  const username = name.username ?? sub;
  // As for users whom an administrator makes, it may refuse; what it says of the user is not heard.
  const { caller, clientMetadata } = about;
  const newUser = { userName: username, userAttributes: attributes, validationData, clientMetadata };
  await preSignUp(service, pool, caller, 'AdminCreateUser', newUser);
  const takenIn = findBySignInName(service, pool, typedName);
  if (takenIn !== undefined) return takenIn;
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
  const taken = await store.transaction(() => {
    insertUser(service, pool, user, options);
    const added = userNow(service, { poolId: pool.id, sub });
    if (!enableSmsMfa) return added;
    store.users.change(added, { mfaEnabled: ['SMS_MFA'] }, clock.now());
    return userNow(service, { poolId: pool.id, sub });
  });
  if (welcomeBy.length > 0) await sendWelcome(service, { ...about, pool, user: taken, mediums: welcomeBy });
  return taken;
}

/** The function may choose another username than the one typed where that becomes an alias of the user. */
function checkChosenName(
  pool: UserPool,
  typed: string,
  chosen: string,
  attributes: Readonly<Record<string, string>>,
): void {
  const isAlias = pool.settings.AliasAttributes?.some(
    (attribute) => nameKey(pool, attributes[attribute] ?? '') === nameKey(pool, typed),
  );
  if (nameKey(pool, chosen) !== nameKey(pool, typed) && !isAlias) {
    throw new ServiceError('InvalidLambdaResponseException', 'Unrecognizable lambda output');
  }
}
