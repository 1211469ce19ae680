import { findPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { readPage } from '../protocol/page-token.js';
import { structure } from '../protocol/shape.js';
import { maxResults, paginationToken, userPoolId } from '../protocol/types.js';

export const listUserPoolClients = operation({
  name: 'ListUserPoolClients',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId }, { MaxResults: maxResults, NextToken: paginationToken }),
  run(service, { UserPoolId, MaxResults, NextToken }) {
    const pool = findPool(service, UserPoolId);
    const page = readPage(
      NextToken,
      MaxResults,
      (after, count) => service.store.appClients.list(pool.id, after, count),
      ({ id }) => id,
    );
    return {
      UserPoolClients: page.items.map(({ id, name }) => ({ ClientId: id, UserPoolId: pool.id, ClientName: name })),
      NextToken: page.next,
    };
  },
});
