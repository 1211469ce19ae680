import { checkAppClientSettings } from '../pools/check-app-client.js';
import { describeAppClient } from '../pools/describe.js';
import { findPool } from '../pools/lookup.js';
import { appClientSettings } from '../pools/app-client-shapes.js';
import { invalidParameter } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { boolean, structure } from '../protocol/shape.js';
import { clientSecret, resourceName, userPoolId } from '../protocol/types.js';
import type { AppClient } from '../store/app-clients.js';

export const createUserPoolClient = operation({
  name: 'CreateUserPoolClient',
  auth: 'iam',
  input: structure(
    { UserPoolId: userPoolId, ClientName: resourceName },
    { GenerateSecret: boolean, ClientSecret: clientSecret, ...appClientSettings.optional },
  ),
  async run(service, { UserPoolId, ClientName, GenerateSecret = false, ClientSecret, ...settings }) {
    const pool = findPool(service, UserPoolId);
    if (GenerateSecret && ClientSecret !== undefined) {
      throw invalidParameter('GenerateSecret can not be true when a ClientSecret is given.');
    }
    const secret = GenerateSecret ? service.ids.clientSecret() : ClientSecret;
    const { SchemaAttributes: schema } = pool.settings;
    checkAppClientSettings(settings, { schema, hasSecret: secret !== undefined, doing: 'creating' });
    const now = service.clock.now();
    const client: AppClient = {
      id: service.ids.clientId(),
      poolId: pool.id,
      name: ClientName,
      secrets: secret === undefined ? [] : [{ value: secret, createdAt: now }],
      settings,
      createdAt: now,
      modifiedAt: now,
    };
    await service.store.transaction(() => service.store.appClients.insert(client));
    return { UserPoolClient: describeAppClient(client) };
  },
});
