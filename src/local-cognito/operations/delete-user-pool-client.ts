import { findClientOfPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { clientId, userPoolId } from '../protocol/types.js';

export const deleteUserPoolClient = operation({
  name: 'DeleteUserPoolClient',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, ClientId: clientId }),
  async run(service, { UserPoolId, ClientId }) {
    const { client } = findClientOfPool(service, UserPoolId, ClientId);
    await service.store.transaction(() => service.store.appClients.delete(client.id));
    return {};
  },
});
