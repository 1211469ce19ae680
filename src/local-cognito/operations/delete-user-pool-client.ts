import { findClientOfPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { clientId, userPoolId } from '../protocol/types.js';

export const deleteUserPoolClient = operation({
  name: 'DeleteUserPoolClient',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, ClientId: clientId }),
  run(service, { UserPoolId, ClientId }) {
    service.store.appClients.delete(findClientOfPool(service, UserPoolId, ClientId).client.id);
    return {};
  },
});
