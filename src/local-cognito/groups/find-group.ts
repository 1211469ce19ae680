import { findPool } from '../pools/lookup.js';
import { notFound } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { Group } from '../store/groups.js';
import type { UserPool } from '../store/pools.js';

/**
 * A group of a pool. Names that differ in letter case are different names.
 * @throws {ServiceError} ResourceNotFoundException when the pool or the group is not there.
 */
export function findGroup(service: Service, poolId: string, name: string): { pool: UserPool; group: Group } {
  const pool = findPool(service, poolId);
  const group = service.store.groups.find(pool.id, name);
  if (group === undefined) throw notFound('Group not found.');
  return { pool, group };
}
