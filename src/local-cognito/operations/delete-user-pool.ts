import { findPool } from '../pools/lookup.js';
import { invalidParameter } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { userPoolId } from '../protocol/types.js';

export const deleteUserPool = operation({
  name: 'DeleteUserPool',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId }),
  async run(service, { UserPoolId }) {
    const pool = findPool(service, UserPoolId);
    if (pool.settings.DeletionProtection === 'ACTIVE') {
      throw invalidParameter(
        'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
      );
    }
    await service.store.transaction(() => service.store.pools.delete(pool.id));
    service.signingKeys.forget(pool.id);
    return {};
  },
});
