import { describeGroup } from '../groups/describe-group.js';
import { findPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { readPage } from '../protocol/page-token.js';
import { structure } from '../protocol/shape.js';
import { limit, nextToken, userPoolId, username } from '../protocol/types.js';
import { requireUser } from '../users/find-user.js';

export const adminListGroupsForUser = operation({
  name: 'AdminListGroupsForUser',
  auth: 'iam',
  input: structure({ Username: username, UserPoolId: userPoolId }, { Limit: limit, NextToken: nextToken }),
  run(service, { UserPoolId, Username, Limit, NextToken }) {
    const user = requireUser(service, findPool(service, UserPoolId), Username);
    const page = readPage(
      NextToken,
      Limit,
      (after, count) => service.store.groups.listOfUserByName(user.poolId, user.sub, after, count),
      ({ name }) => name,
    );
    return { Groups: page.items.map(describeGroup), NextToken: page.next };
  },
});
