import { toTimestamp } from '../pools/describe.js';
import { operation } from '../protocol/operation.js';
import { readPage } from '../protocol/page-token.js';
import { structure } from '../protocol/shape.js';
import { maxResults, paginationToken } from '../protocol/types.js';

export const listUserPools = operation({
  name: 'ListUserPools',
  auth: 'iam',
  input: structure({ MaxResults: maxResults }, { NextToken: paginationToken }, ['NextToken']),
  run(service, { MaxResults, NextToken }) {
    const page = readPage(
      NextToken,
      MaxResults,
      (after, count) => service.store.pools.list(after, count),
      ({ id }) => id,
    );
    return {
      UserPools: page.items.map((pool) => ({
        Id: pool.id,
        Name: pool.name,
        LambdaConfig: pool.settings.LambdaConfig ?? {},
        CreationDate: toTimestamp(pool.createdAt),
        LastModifiedDate: toTimestamp(pool.modifiedAt),
      })),
      NextToken: page.next,
    };
  },
});
