import { describeGroup } from '../groups/describe-group.js';
import { findGroup } from '../groups/find-group.js';
import { groupName } from '../groups/shapes.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { userPoolId } from '../protocol/types.js';

export const getGroup = operation({
  name: 'GetGroup',
  auth: 'iam',
  input: structure({ GroupName: groupName, UserPoolId: userPoolId }),
  run: (service, { GroupName, UserPoolId }) => ({
    Group: describeGroup(findGroup(service, UserPoolId, GroupName).group),
  }),
});
