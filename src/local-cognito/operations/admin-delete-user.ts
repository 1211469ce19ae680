import { findPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { userPoolId, username } from '../protocol/types.js';
import { requireUser } from '../users/find-user.js';

export const adminDeleteUser = operation({
  name: 'AdminDeleteUser',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, Username: username }),
  async run(service, { UserPoolId, Username }) {
    const user = requireUser(service, findPool(service, UserPoolId), Username);
    await service.store.transaction(() => service.store.users.delete(user.poolId, user.sub));
    return {};
  },
});
