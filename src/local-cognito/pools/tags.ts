import { invalidParameter, type ServiceError } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { UserPool } from '../store/pools.js';
import { poolArn } from './describe.js';
import { findPool } from './lookup.js';

export type Tags = Readonly<Record<string, string>>;

const TAGS_A_POOL = 50;

/**
 * The pool of an ARN.
 * @throws {ServiceError} InvalidParameterException for the ARN of something else; ResourceNotFoundException.
 */
export function findTagged(service: Service, arn: string): UserPool {
  const poolId = /^arn:[^:]+:cognito-idp:[^:]*:\d+:userpool\/([^/]+)$/.exec(arn)?.[1];
  if (poolId === undefined) throw invalidParameter(`Only user pools have tags, and ${arn} is none.`);
  const pool = findPool(service, poolId);
  if (poolArn(service, pool.id) !== arn) throw invalidParameter(`The user pool ${poolId} has another ARN than ${arn}.`);
  return pool;
}

/** @throws {ServiceError} for more tags than a pool can have, and names that AWS keeps for itself. */
export function checkTags(tags: Tags, refusal: (message: string) => ServiceError = invalidParameter): void {
  const names = Object.keys(tags);
  if (names.length > TAGS_A_POOL) throw refusal(`A user pool can have ${TAGS_A_POOL} tags at most.`);
  const reserved = names.find((name) => name.toLowerCase().startsWith('aws:'));
  if (reserved !== undefined) throw refusal(`The tag ${reserved} begins with aws:, which is reserved for AWS.`);
}

/** Changes a pool's tags as they are by now. */
export async function changeTags(service: Service, arn: string, change: (tags: Tags) => Tags): Promise<void> {
  const { store, clock } = service;
  await store.transaction(() => {
    const pool = findTagged(service, arn);
    const UserPoolTags = change(pool.settings.UserPoolTags ?? {});
    checkTags(UserPoolTags);
    store.pools.save({ ...pool, settings: { ...pool.settings, UserPoolTags }, modifiedAt: clock.now() });
  });
}
