import { checkAppClientSettings } from '../pools/check-app-client.js';
import { describeAppClient } from '../pools/describe.js';
import { findClientOfPool } from '../pools/lookup.js';
import { appClientSettings } from '../pools/app-client-shapes.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { clientId, resourceName, userPoolId } from '../protocol/types.js';

/** What the request leaves out goes back to its default, apart from the name. */
export const updateUserPoolClient = operation({
  name: 'UpdateUserPoolClient',
  auth: 'iam',
  input: structure(
    { UserPoolId: userPoolId, ClientId: clientId },
    { ClientName: resourceName, ...appClientSettings.optional },
  ),
  async run(service, { UserPoolId, ClientId, ClientName, ...settings }) {
    const { store, clock } = service;
    const updated = await store.transaction(() => {
      const { client, pool } = findClientOfPool(service, UserPoolId, ClientId);
      const { SchemaAttributes: schema } = pool.settings;
      checkAppClientSettings(settings, { schema, hasSecret: client.secrets.length > 0, doing: 'updating' });
      const changed = { ...client, name: ClientName ?? client.name, settings, modifiedAt: clock.now() };
      store.appClients.save(changed);
      return changed;
    });
    return { UserPoolClient: describeAppClient(updated) };
  },
});
