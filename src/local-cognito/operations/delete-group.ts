import { findGroup } from '../groups/find-group.js';
import { groupName } from '../groups/shapes.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { userPoolId } from '../protocol/types.js';

export const deleteGroup = operation({
  name: 'DeleteGroup',
  auth: 'iam',
  input: structure({ GroupName: groupName, UserPoolId: userPoolId }),
  async run(service, { GroupName, UserPoolId }) {
    const { group } = findGroup(service, UserPoolId, GroupName);
    await service.store.transaction(() => service.store.groups.delete(group));
    return {};
  },
});
