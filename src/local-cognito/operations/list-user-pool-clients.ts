import { findPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { pageTokenOf, readPageToken } from '../protocol/page-token.js';
import { structure } from '../protocol/shape.js';
import { maxResults, paginationToken, userPoolId } from '../protocol/types.js';

export const listUserPoolClients = operation({
  name: 'ListUserPoolClients',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId }, { MaxResults: maxResults, NextToken: paginationToken }),
  run(service, { UserPoolId, MaxResults = 60, NextToken }) {
    const pool = findPool(service, UserPoolId);
    const [after = ''] = NextToken === undefined ? [] : readPageToken(NextToken, 1);
    const clients = service.store.appClients.list(pool.id, after, MaxResults + 1);
    const page = clients.slice(0, MaxResults);
    return {
      UserPoolClients: page.map(({ id, name }) => ({ ClientId: id, UserPoolId: pool.id, ClientName: name })),
      NextToken: clients.length > MaxResults ? pageTokenOf([page.at(-1)?.id]) : undefined,
    };
  },
});
