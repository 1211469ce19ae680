import { findGroup } from '../groups/find-group.js';
import { groupName } from '../groups/shapes.js';
import { ServiceError } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { userPoolId, username } from '../protocol/types.js';
import { requireUser } from '../users/find-user.js';

const GROUPS_A_USER = 100;

export const adminAddUserToGroup = operation({
  name: 'AdminAddUserToGroup',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, Username: username, GroupName: groupName }),
  async run(service, { UserPoolId, Username, GroupName }) {
    const { pool, group } = findGroup(service, UserPoolId, GroupName);
    const user = requireUser(service, pool, Username);
    const { store } = service;
    await store.transaction(() => {
      store.groups.addMember(group, user.sub);
      if (store.groups.listOfUser(pool.id, user.sub).length > GROUPS_A_USER) {
        throw new ServiceError('LimitExceededException', `A user can be in ${GROUPS_A_USER} groups at most.`);
      }
    });
    return {};
  },
});
