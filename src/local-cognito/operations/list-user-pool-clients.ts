import { findPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { readPage } from '../protocol/page-token.js';
import { oneOf, structure } from '../protocol/shape.js';
import { maxResults, nextToken, userPoolId } from '../protocol/types.js';

export const listUserPoolClients = operation({
  name: 'ListUserPoolClients',
  auth: 'iam',
  input: structure(
    { UserPoolId: userPoolId },
    { MaxResults: maxResults, NextToken: nextToken, ClientType: oneOf('REGULAR', 'DCR') },
  ),
  run(service, { UserPoolId, MaxResults, NextToken, ClientType }) {
    const pool = findPool(service, UserPoolId);
    // There is no registration endpoint, so no client has come by it.
    if (ClientType === 'DCR') return { UserPoolClients: [] };
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
