import { checkAppClientSettings } from '../pools/check-app-client.js';
import { describeAppClient } from '../pools/describe.js';
import { findPool } from '../pools/lookup.js';
import { appClientSettings } from '../pools/shapes.js';
import { operation } from '../protocol/operation.js';
import { boolean, structure } from '../protocol/shape.js';
import { resourceName, userPoolId } from '../protocol/types.js';
import type { AppClient } from '../store/app-clients.js';

export const createUserPoolClient = operation({
  name: 'CreateUserPoolClient',
  auth: 'iam',
  input: structure(
    { UserPoolId: userPoolId, ClientName: resourceName },
    { GenerateSecret: boolean, ...appClientSettings.optional },
  ),
  async run(service, { UserPoolId, ClientName, GenerateSecret = false, ...settings }) {
    const pool = findPool(service, UserPoolId);
    checkAppClientSettings(settings);
    const now = service.clock.now();
    const client: AppClient = {
      id: service.ids.clientId(),
      poolId: pool.id,
      name: ClientName,
      ...(GenerateSecret && { secret: service.ids.clientSecret() }),
      settings,
      createdAt: now,
      modifiedAt: now,
    };
    await service.store.transaction(() => service.store.appClients.insert(client));
    return { UserPoolClient: describeAppClient(client) };
  },
});
