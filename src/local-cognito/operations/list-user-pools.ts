import { toTimestamp } from '../pools/describe.js';
import { operation } from '../protocol/operation.js';
import { pageTokenOf, readPageToken } from '../protocol/page-token.js';
import { structure } from '../protocol/shape.js';
import { maxResults, paginationToken } from '../protocol/types.js';

export const listUserPools = operation({
  name: 'ListUserPools',
  auth: 'iam',
  input: structure({ MaxResults: maxResults }, { NextToken: paginationToken }),
  run(service, { MaxResults, NextToken }) {
    const [after = ''] = NextToken === undefined ? [] : readPageToken(NextToken, 1);
    const pools = service.store.pools.list(after, MaxResults + 1);
    const page = pools.slice(0, MaxResults);
    return {
      UserPools: page.map((pool) => ({
        Id: pool.id,
        Name: pool.name,
        LambdaConfig: pool.settings.LambdaConfig ?? {},
        CreationDate: toTimestamp(pool.createdAt),
        LastModifiedDate: toTimestamp(pool.modifiedAt),
      })),
      NextToken: pools.length > MaxResults ? pageTokenOf([page.at(-1)?.id]) : undefined,
    };
  },
});
