import { checkPoolSettings, lacksMfaFactor, noMfaFactor } from '../pools/check-pool.js';
import { describePool } from '../pools/describe.js';
import { createUserPoolInput } from '../pools/shapes.js';
import { poolSchema } from '../pools/standard-attributes.js';
import { invalidParameter } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import type { UserPool } from '../store/pools.js';

export const createUserPool = operation({
  name: 'CreateUserPool',
  auth: 'iam',
  input: createUserPoolInput,
  async run(service, { PoolName, Schema = [], ...given }) {
    if (given.AliasAttributes && given.UsernameAttributes) {
      throw invalidParameter('Only one of the aliasAttributes or usernameAttributes can be set in a user pool.');
    }
    const settings = { MfaConfiguration: 'OFF' as const, ...given };
    if (lacksMfaFactor(settings)) throw noMfaFactor();
    checkPoolSettings(settings, given);
    const now = service.clock.now();
    const pool: UserPool = {
      id: service.ids.userPoolId(service.region),
      name: PoolName,
      settings: { ...settings, SchemaAttributes: poolSchema(Schema) },
      secret: service.random.bytes(32),
      createdAt: now,
      modifiedAt: now,
    };
    await service.store.transaction(() => service.store.pools.insert(pool));
    return { UserPool: describePool(service, pool) };
  },
});
