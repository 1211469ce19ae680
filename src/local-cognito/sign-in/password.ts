import { passwordMatches } from '../crypto/srp.js';
import { findBySignInName, findBySub } from '../users/find-user.js';
import { checkSecretHash } from '../users/secret-hash.js';
import { noSuchUser, wrongPassword } from '../protocol/errors.js';
import { username as usernameShape } from '../protocol/types.js';
import { validate } from '../protocol/validate.js';
import type { Service } from '../service.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import { callerOf } from '../triggers/caller.js';
import { migrateAtSignIn } from '../triggers/user-migration.js';
import { takeIn } from '../users/migrated-user.js';
import { srpPartyOf } from '../users/password.js';
import type { Met, SignInCall } from './attempt.js';
import type { Chooser } from './chooser.js';
import { deviceNamed } from './devices.js';
import { checkNotLocked, countFailure, countUnknownFailure, unknownUserOf } from './lockout.js';
import { requireParameter, type Parameters } from './parameters.js';
import { preAuthenticate } from './pre-authenticate.js';
import { hidesUnknownUsers, standIn } from './unknown-user.js';
import { checkMayProve } from './user-state.js';

/** USER_PASSWORD_AUTH, ADMIN_USER_PASSWORD_AUTH and ADMIN_NO_SRP_AUTH: the password travels in the clear, under TLS. */
export async function startWithPassword(service: Service, call: SignInCall, parameters: Parameters): Promise<Met> {
  const username = requireParameter(parameters, 'USERNAME');
  const password = requireParameter(parameters, 'PASSWORD');
  checkSecretHash(call.client, username, parameters['SECRET_HASH']);
  const found = await findOrMigrate(service, call, username, password);
  const user = await preAuthenticate(service, call, username, found);
  return provePassword(service, { call, username, user, deviceKey: parameters['DEVICE_KEY'] }, password);
}

/** @throws {ServiceError} when the password is wrong, the user locked or not there, or the device not the user's. */
export async function provePassword(
  service: Service,
  { call, username, user, deviceKey, answered }: Chooser,
  password: string,
): Promise<Met> {
  const { pool, client } = call;
  if (user === undefined) {
    if (!hidesUnknownUsers(client)) throw noSuchUser();
    return refuseUnknownUser(service, pool, username, password);
  }
  checkMayProve(client, user);
  await checkPassword(service, pool, user, password);
  const device = deviceNamed(service, pool, user, deviceKey);
  return { met: 'PASSWORD', progress: { ...call, user, ...(device && { device }), ...(answered && { answered }) } };
}

/** Neither the answer nor the time that it takes may tell of a user who isn't there from one who is. */
async function refuseUnknownUser(service: Service, pool: UserPool, username: string, password: string): Promise<never> {
  const { identity, password: verifier } = standIn(pool, username);
  const unknownUser = unknownUserOf(service, pool.id, identity);
  checkNotLocked(service, unknownUser);
  passwordMatches(srpPartyOf(pool, identity), password, verifier);
  await countUnknownFailure(service, unknownUser);
  throw wrongPassword();
}

/** A user who is not here yet may be in the old directory that the UserMigration function knows. */
export async function findOrMigrate(
  service: Service,
  call: SignInCall,
  username: string,
  password: string,
): Promise<User | undefined> {
  const present = findBySignInName(service, call.pool, username);
  // Nor does the old directory know a sub, which signs nobody in.
  if (present !== undefined || !canBeName(username) || findBySub(service, call.pool, username)) return present;
  // Else guesses at the old directory's password would not count.
  if (hidesUnknownUsers(call.client)) {
    checkNotLocked(service, unknownUserOf(service, call.pool.id, standIn(call.pool, username).identity));
  }
  const migrated = await migrateAtSignIn(service, call, username, password);
  // Another sign-in, or the function itself, may have been first.
  return (
    findBySignInName(service, call.pool, username) ??
    (migrated &&
      takeIn(service, call.pool, username, migrated, password, {
        caller: callerOf(call),
        validationData: call.metadata,
      }))
  );
}

/** Names in AuthParameters may be anything; a user's name may not. */
function canBeName(name: string): boolean {
  try {
    return validate(usernameShape, name) === name;
  } catch {
    return false;
  }
}

/**
 * Checks a password and counts it when it is wrong, in one go: of passwords that come at once, each is checked in view of
 * those before.
 * @throws {ServiceError} NotAuthorizedException when the password is wrong or the user is locked out.
 */
export async function checkPassword(service: Service, pool: UserPool, { sub }: User, password: string): Promise<void> {
  const user = service.store.users.find(pool.id, sub);
  if (user === undefined) throw wrongPassword();
  checkNotLocked(service, user);
  if (user.password && passwordMatches(srpPartyOf(pool, user.username), password, user.password)) return;
  await countFailure(service, user);
  throw wrongPassword();
}
