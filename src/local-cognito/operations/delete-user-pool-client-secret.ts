import { clientSecretId } from '../pools/client-secret.js';
import { findClientOfPool } from '../pools/lookup.js';
import { invalidParameter, notFound } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { string, structure } from '../protocol/shape.js';
import { clientId, userPoolId } from '../protocol/types.js';

export const deleteUserPoolClientSecret = operation({
  name: 'DeleteUserPoolClientSecret',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, ClientId: clientId, ClientSecretId: string({ min: 1, max: 128 }) }),
  async run(service, { UserPoolId, ClientId, ClientSecretId }) {
    const { store, clock } = service;
    await store.transaction(() => {
      const { client } = findClientOfPool(service, UserPoolId, ClientId);
      const secrets = client.secrets.filter((secret) => clientSecretId(client, secret) !== ClientSecretId);
      if (secrets.length === client.secrets.length) throw notFound(`Client secret ${ClientSecretId} does not exist.`);
      if (secrets.length === 0) throw invalidParameter('The last secret of an app client can not be deleted.');
      store.appClients.save({ ...client, secrets, modifiedAt: clock.now() });
    });
    return {};
  },
});
