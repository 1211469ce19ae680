import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { token } from '../protocol/types.js';
import { readAccessToken } from '../tokens/access-token.js';
import { mfaPreferenceNames, mfaPreferences, setMfaPreference } from '../users/mfa-preference.js';

export const setUserMfaPreference = operation({
  name: 'SetUserMFAPreference',
  auth: 'none',
  input: structure({ AccessToken: token }, mfaPreferences.optional, mfaPreferenceNames),
  async run(service, { AccessToken, ...preferences }) {
    const { pool, user } = await readAccessToken(service, AccessToken);
    await setMfaPreference(service, pool, user, preferences);
    return {};
  },
});
