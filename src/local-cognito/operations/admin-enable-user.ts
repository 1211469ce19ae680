import { findPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { userPoolId, username } from '../protocol/types.js';
import { requireUser } from '../users/find-user.js';

export const adminEnableUser = operation({
  name: 'AdminEnableUser',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, Username: username }),
  async run(service, { UserPoolId, Username }) {
    const user = requireUser(service, findPool(service, UserPoolId), Username);
    const { store, clock } = service;
    await store.transaction(() => store.users.change(user, { enabled: true }, clock.now()));
    return {};
  },
});
