import { findPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { userPoolId, username } from '../protocol/types.js';
import { requireUser } from '../users/find-user.js';

/** Ends the user's logins, too: enabling the user again does not bring their tokens back. */
export const adminDisableUser = operation({
  name: 'AdminDisableUser',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, Username: username }),
  async run(service, { UserPoolId, Username }) {
    const user = requireUser(service, findPool(service, UserPoolId), Username);
    const { store, clock } = service;
    await store.transaction(() => {
      store.users.change(user, { enabled: false }, clock.now());
      store.signIns.revokeAllOf(user.poolId, user.sub, clock.now());
    });
    return {};
  },
});
