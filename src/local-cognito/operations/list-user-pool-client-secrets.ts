import { describeClientSecret } from '../pools/client-secret.js';
import { findClientOfPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { clientId, nextToken, userPoolId } from '../protocol/types.js';

/** Never the secrets themselves. There are two at most, so all fit one page. */
export const listUserPoolClientSecrets = operation({
  name: 'ListUserPoolClientSecrets',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, ClientId: clientId }, { NextToken: nextToken }),
  run(service, { UserPoolId, ClientId }) {
    const { client } = findClientOfPool(service, UserPoolId, ClientId);
    return { ClientSecrets: client.secrets.map((secret) => describeClientSecret(client, secret)) };
  },
});
