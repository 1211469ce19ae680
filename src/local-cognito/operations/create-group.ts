import { describeGroup } from '../groups/describe-group.js';
import { groupName, groupSettings, readGroupSettings } from '../groups/shapes.js';
import { findPool } from '../pools/lookup.js';
import { ServiceError } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { userPoolId } from '../protocol/types.js';
import type { Group } from '../store/groups.js';

const GROUPS_A_POOL = 10_000;

export const createGroup = operation({
  name: 'CreateGroup',
  auth: 'iam',
  input: structure({ GroupName: groupName, UserPoolId: userPoolId }, groupSettings.optional),
  async run(service, { GroupName, UserPoolId, ...settings }) {
    const pool = findPool(service, UserPoolId);
    const { store, clock } = service;
    const now = clock.now();
    const group: Group = {
      poolId: pool.id,
      name: GroupName,
      ...readGroupSettings(settings),
      createdAt: now,
      modifiedAt: now,
    };
    await store.transaction(() => {
      if (!store.groups.insert(group)) {
        throw new ServiceError('GroupExistsException', 'A group with the name already exists');
      }
      if (store.groups.count(pool.id) > GROUPS_A_POOL) {
        throw new ServiceError('LimitExceededException', `A user pool can have ${GROUPS_A_POOL} groups at most.`);
      }
    });
    return { Group: describeGroup(group) };
  },
});
