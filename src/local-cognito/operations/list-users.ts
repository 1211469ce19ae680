import { findPool } from '../pools/lookup.js';
import { invalidParameter } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { PAGE_SIZE, pageTokenOf, readPageToken } from '../protocol/page-token.js';
import { string, structure } from '../protocol/shape.js';
import { attributeNames, limit, paginationToken, userPoolId } from '../protocol/types.js';
import type { UserCursor } from '../store/user-search.js';
import { describeUser } from '../users/describe-user.js';
import { parseFilter } from '../users/filter.js';

export const listUsers = operation({
  name: 'ListUsers',
  auth: 'iam',
  input: structure(
    { UserPoolId: userPoolId },
    {
      AttributesToGet: attributeNames,
      Limit: limit,
      PaginationToken: paginationToken,
      Filter: string({ max: 256 }),
    },
  ),
  run(service, { UserPoolId, AttributesToGet, Limit, PaginationToken, Filter = '' }) {
    const pool = findPool(service, UserPoolId);
    const known = new Set(pool.settings.SchemaAttributes.map(({ Name }) => Name));
    if (AttributesToGet?.some((name) => !known.has(name))) {
      throw invalidParameter('One or more requested attributes do not exist.');
    }
    const after = PaginationToken === undefined ? undefined : (readPageToken(PaginationToken, 2) as [string, string]);
    const page = service.store.searchUsers(
      pool.id,
      parseFilter(Filter),
      after as UserCursor | undefined,
      Limit || PAGE_SIZE,
    );
    return {
      Users: page.users.map((user) => describeUser(user, AttributesToGet)),
      PaginationToken: page.next && pageTokenOf(page.next),
    };
  },
});
