import { findPool } from '../pools/lookup.js';
import { notAuthorized } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { map, structure } from '../protocol/shape.js';
import { userPoolId, username } from '../protocol/types.js';
import { sdkOf } from '../triggers/caller.js';
import { postConfirmation } from '../triggers/sign-up-triggers.js';
import { requireUser } from '../users/find-user.js';

export const adminConfirmSignUp = operation({
  name: 'AdminConfirmSignUp',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, Username: username }, { ClientMetadata: map }),
  async run(service, { UserPoolId, Username, ClientMetadata }, { userAgent }) {
    const pool = findPool(service, UserPoolId);
    const user = requireUser(service, pool, Username);
    if (user.status !== 'UNCONFIRMED') {
      throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
    }
    const { store, clock } = service;
    const change = { status: 'CONFIRMED' } as const;
    await store.transaction(() => {
      store.codes.delete(pool.id, user.sub, 'sign-up');
      store.users.change(user, change, clock.now());
    });
    const caller = { clientId: null, sdk: sdkOf(userAgent) };
    await postConfirmation(service, pool, caller, 'ConfirmSignUp', { ...user, ...change }, ClientMetadata);
    return {};
  },
});
