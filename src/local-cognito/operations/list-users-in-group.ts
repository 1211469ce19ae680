import { findGroup } from '../groups/find-group.js';
import { groupName } from '../groups/shapes.js';
import { operation } from '../protocol/operation.js';
import { readPage } from '../protocol/page-token.js';
import { structure } from '../protocol/shape.js';
import { limit, nextToken, userPoolId } from '../protocol/types.js';
import { describeUser } from '../users/describe-user.js';

export const listUsersInGroup = operation({
  name: 'ListUsersInGroup',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, GroupName: groupName }, { Limit: limit, NextToken: nextToken }),
  run(service, { UserPoolId, GroupName, Limit, NextToken }) {
    const { group } = findGroup(service, UserPoolId, GroupName);
    const page = readPage(
      NextToken,
      Limit,
      (after, count) => service.store.groups.listMembers(group, after, count),
      ({ sub }) => sub,
    );
    return { Users: page.items.map((user) => describeUser(user)), NextToken: page.next };
  },
});
