import { findGroup } from '../groups/find-group.js';
import { groupName } from '../groups/shapes.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { userPoolId, username } from '../protocol/types.js';
import { requireUser } from '../users/find-user.js';

export const adminRemoveUserFromGroup = operation({
  name: 'AdminRemoveUserFromGroup',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, Username: username, GroupName: groupName }),
  async run(service, { UserPoolId, Username, GroupName }) {
    const { pool, group } = findGroup(service, UserPoolId, GroupName);
    const user = requireUser(service, pool, Username);
    await service.store.transaction(() => service.store.groups.removeMember(group, user.sub));
    return {};
  },
});
