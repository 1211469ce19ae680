import { notAuthorized } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { UnknownUser } from '../store/unknown-users.js';
import type { User } from '../store/users.js';

const FREE_FAILURES = 5;
const LONGEST_LOCK = 15 * 60_000;
const FORGET_AFTER = 15 * 60_000;

/** What has gone wrong so far for one who signs in. */
type Tally = Pick<User, 'failures' | 'lastFailureAt' | 'lockedUntil'>;

/**
 * A lock longer than the longest is of a clock that is ahead, or was: it does not count.
 * @throws {ServiceError} NotAuthorizedException while the user is locked; nothing is checked or counted meanwhile.
 */
export function checkNotLocked(service: Service, { lockedUntil }: Pick<Tally, 'lockedUntil'>): void {
  const left = lockedUntil - service.clock.now();
  if (left > 0 && left <= LONGEST_LOCK) throw notAuthorized('Password attempts exceeded');
}

/**
 * The fifth failure locks the user for one second, each further one for twice as long, up to 15 minutes.
 * @throws {ServiceError} NotAuthorizedException when the failure of another call, perhaps in another process, has locked
 * the user since this one looked: it must not tell that its guess was wrong.
 */
export async function countFailure(service: Service, { poolId, sub }: User): Promise<void> {
  const { store, clock } = service;
  const now = clock.now();
  await store.transaction(() => {
    const user = store.users.find(poolId, sub);
    if (user === undefined) return;
    checkNotLocked(service, user);
    const { failures, lockedUntil } = withFailure(user, now);
    store.users.setFailures(user, failures, now, lockedUntil);
  });
}

/** A sign-in that succeeded wipes the slate. To be called in a transaction. */
export function forgiveFailures(service: Service, user: User): void {
  if (user.failures > 0) service.store.users.setFailures(user, 0, 0, 0);
}

/**
 * The failures of a name that nobody has. Where the app client hides that, they lock, too: else a lock would tell who
 * exists.
 * @param identity the UUID that stands in for the name
 */
export function unknownUserOf({ store }: Service, poolId: string, identity: string): UnknownUser {
  const none = { poolId, identity, failures: 0, lastFailureAt: 0, lockedUntil: 0 };
  return store.unknownUsers.find(poolId, identity) ?? none;
}

/** `countFailure` for a name that nobody has. */
export async function countUnknownFailure(service: Service, { poolId, identity }: UnknownUser): Promise<void> {
  const { store, clock } = service;
  const now = clock.now();
  await store.transaction(() => {
    const tally = withFailure(unknownUserOf(service, poolId, identity), now);
    store.unknownUsers.save({ poolId, identity, ...tally });
  });
}

function withFailure({ failures: before, lastFailureAt }: Tally, now: number): Tally {
  // Nor does a failure that is still to come, by the clock as it is now.
  const failures = Math.abs(now - lastFailureAt) > FORGET_AFTER ? 1 : before + 1;
  const lock = failures < FREE_FAILURES ? 0 : Math.min(1000 * 2 ** (failures - FREE_FAILURES), LONGEST_LOCK);
  return { failures, lastFailureAt: now, lockedUntil: lock === 0 ? 0 : now + lock };
}
