import { describeGroup } from '../groups/describe-group.js';
import { findPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { readPage } from '../protocol/page-token.js';
import { structure } from '../protocol/shape.js';
import { limit, nextToken, userPoolId } from '../protocol/types.js';

export const listGroups = operation({
  name: 'ListGroups',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId }, { Limit: limit, NextToken: nextToken }),
  run(service, { UserPoolId, Limit, NextToken }) {
    const pool = findPool(service, UserPoolId);
    const page = readPage(
      NextToken,
      Limit,
      (after, count) => service.store.groups.list(pool.id, after, count),
      ({ name }) => name,
    );
    return { Groups: page.items.map(describeGroup), NextToken: page.next };
  },
});
