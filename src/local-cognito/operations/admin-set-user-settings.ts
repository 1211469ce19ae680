import { findPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { userPoolId, username } from '../protocol/types.js';
import { requireUser } from '../users/find-user.js';
import { mfaOptions, setMfaOptions } from '../users/mfa-options.js';

/** The forerunner of AdminSetUserMFAPreference. */
export const adminSetUserSettings = operation({
  name: 'AdminSetUserSettings',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, Username: username, MFAOptions: mfaOptions }),
  async run(service, { UserPoolId, Username, MFAOptions }) {
    const pool = findPool(service, UserPoolId);
    const user = requireUser(service, pool, Username);
    await setMfaOptions(service, pool, user, MFAOptions);
    return {};
  },
});
