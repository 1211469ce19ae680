import { describeAppClient } from '../pools/describe.js';
import { findClientOfPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { clientId, userPoolId } from '../protocol/types.js';

export const describeUserPoolClient = operation({
  name: 'DescribeUserPoolClient',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, ClientId: clientId }),
  run: (service, { UserPoolId, ClientId }) => ({
    UserPoolClient: describeAppClient(findClientOfPool(service, UserPoolId, ClientId).client),
  }),
});
