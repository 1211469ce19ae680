import { findPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { userPoolId, username } from '../protocol/types.js';
import { requireUser } from '../users/find-user.js';

/** For users who have lost their authenticator: they can set up another one. */
export const adminDeleteSoftwareToken = operation({
  name: 'AdminDeleteSoftwareToken',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, Username: username }),
  async run(service, { UserPoolId, Username }) {
    const user = requireUser(service, findPool(service, UserPoolId), Username);
    await service.store.transaction(() => service.store.users.deleteAuthenticator(user, service.clock.now()));
    return {};
  },
});
