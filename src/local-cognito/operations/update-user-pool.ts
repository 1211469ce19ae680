import { checkPoolSettings } from '../pools/check-pool.js';
import { findPool } from '../pools/lookup.js';
import { settingsKeptByUpdates } from '../pools/settings.js';
import { updateUserPoolInput } from '../pools/shapes.js';
import { operation } from '../protocol/operation.js';

/** What the request leaves out goes back to its default. */
export const updateUserPool = operation({
  name: 'UpdateUserPool',
  auth: 'iam',
  input: updateUserPoolInput,
  async run(service, { UserPoolId, PoolName, ...given }) {
    const { store, clock } = service;
    await store.transaction(() => {
      const pool = findPool(service, UserPoolId);
      checkPoolSettings(given, pool.settings);
      const settings = { MfaConfiguration: 'OFF' as const, ...given, ...settingsKeptByUpdates(pool.settings) };
      store.pools.save({ ...pool, name: PoolName ?? pool.name, settings, modifiedAt: clock.now() });
    });
    return {};
  },
});
