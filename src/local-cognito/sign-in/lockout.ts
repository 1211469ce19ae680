import { notAuthorized } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { User } from '../store/users.js';

const FREE_FAILURES = 5;
const LONGEST_LOCK = 15 * 60_000;
const FORGET_AFTER = 15 * 60_000;

/** @throws {ServiceError} NotAuthorizedException while the user is locked; nothing is checked or counted meanwhile. */
export function checkNotLocked(service: Service, user: User): void {
  if (user.lockedUntil > service.clock.now()) throw notAuthorized('Password attempts exceeded');
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
    const failures = now - user.lastFailureAt > FORGET_AFTER ? 1 : user.failures + 1;
    const lock = failures < FREE_FAILURES ? 0 : Math.min(1000 * 2 ** (failures - FREE_FAILURES), LONGEST_LOCK);
    store.users.setFailures(user, failures, now, lock === 0 ? 0 : now + lock);
  });
}

/** A sign-in that succeeded wipes the slate. To be called in a transaction. */
export function forgiveFailures(service: Service, user: User): void {
  if (user.failures > 0) service.store.users.setFailures(user, 0, 0, 0);
}
