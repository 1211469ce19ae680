import { findPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { userPoolId, username } from '../protocol/types.js';
import { requireUser } from '../users/find-user.js';
import { mfaPreferenceNames, mfaPreferences, setMfaPreference } from '../users/mfa-preference.js';

export const adminSetUserMfaPreference = operation({
  name: 'AdminSetUserMFAPreference',
  auth: 'iam',
  input: structure({ Username: username, UserPoolId: userPoolId }, mfaPreferences.optional, mfaPreferenceNames),
  async run(service, { Username, UserPoolId, ...preferences }) {
    const pool = findPool(service, UserPoolId);
    await setMfaPreference(service, pool, requireUser(service, pool, Username), preferences);
    return {};
  },
});
