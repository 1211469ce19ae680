import { describeAppClient } from '../pools/describe.js';
import { findPool } from '../pools/lookup.js';
import { appClientSettings } from '../pools/shapes.js';
import { invalidParameter } from '../protocol/errors.js';
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
    const flows = settings.ExplicitAuthFlows ?? [];
    const modern = flows.filter((flow) => flow.startsWith('ALLOW_'));
    if (modern.length > 0 && modern.length < flows.length) {
      throw invalidParameter('Legacy values of ExplicitAuthFlows can not be mixed with values that start with ALLOW_.');
    }
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
