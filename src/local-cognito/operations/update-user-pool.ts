import { checkPoolSettings, lacksMfaFactor, noMfaFactor } from '../pools/check-pool.js';
import { findPool } from '../pools/lookup.js';
import { updateUserPoolInput } from '../pools/shapes.js';
import { updatedSettings } from '../pools/update.js';
import { invalidParameter } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';

export const updateUserPool = operation({
  name: 'UpdateUserPool',
  auth: 'iam',
  input: updateUserPoolInput,
  async run(service, { UserPoolId, PoolName, ...given }) {
    const { store, clock } = service;
    await store.transaction(() => {
      const pool = findPool(service, UserPoolId);
      const settings = updatedSettings(pool.settings, given);
      if (lacksMfaFactor(settings)) {
        if (settings.MfaConfiguration === 'OPTIONAL') throw noMfaFactor();
        throw invalidParameter('Cannot turn MFA functionality ON, once the user pool has been created.');
      }
      checkPoolSettings(settings, given);
      store.pools.save({ ...pool, name: PoolName ?? pool.name, settings, modifiedAt: clock.now() });
    });
    return {};
  },
});
