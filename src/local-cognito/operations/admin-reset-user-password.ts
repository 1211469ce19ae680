import { findPool } from '../pools/lookup.js';
import { userDisabled } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { map, structure } from '../protocol/shape.js';
import { userPoolId, username } from '../protocol/types.js';
import { sdkOf } from '../triggers/caller.js';
import { requireUser } from '../users/find-user.js';
import { recoveryAddress } from '../users/recovery-address.js';
import { noRecoveryAddress, notResettable, sendResetCode } from '../users/reset-code.js';

export const adminResetUserPassword = operation({
  name: 'AdminResetUserPassword',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, Username: username }, { ClientMetadata: map }),
  async run(service, { UserPoolId, Username, ClientMetadata }, { userAgent }) {
    const pool = findPool(service, UserPoolId);
    const user = requireUser(service, pool, Username);
    if (!user.enabled) throw userDisabled();
    // Who is to reset the password already gets another code.
    if (user.status !== 'CONFIRMED' && user.status !== 'RESET_REQUIRED') throw notResettable();
    const address = recoveryAddress(pool, user);
    if (address === undefined) throw noRecoveryAddress();
    const change = { status: 'RESET_REQUIRED' } as const;
    const caller = { clientId: null, sdk: sdkOf(userAgent) };
    const reset = { pool, user: { ...user, ...change }, caller, clientMetadata: ClientMetadata };
    await sendResetCode(service, reset, address, () => service.store.users.change(user, change, service.clock.now()));
    return {};
  },
});
