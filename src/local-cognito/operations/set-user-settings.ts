import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { token } from '../protocol/types.js';
import { readAccessToken } from '../tokens/access-token.js';
import { mfaOptions, setMfaOptions } from '../users/mfa-options.js';

/** The forerunner of SetUserMFAPreference. */
export const setUserSettings = operation({
  name: 'SetUserSettings',
  auth: 'none',
  input: structure({ AccessToken: token, MFAOptions: mfaOptions }),
  async run(service, { AccessToken, MFAOptions }) {
    const { pool, user } = await readAccessToken(service, AccessToken);
    await setMfaOptions(service, pool, user, MFAOptions);
    return {};
  },
});
