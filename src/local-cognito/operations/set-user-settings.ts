import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { token } from '../protocol/types.js';
import { readAccessToken } from '../tokens/access-token.js';
import { mfaOptions, mfaOptionsChange } from '../users/mfa-options.js';

/** The forerunner of SetUserMFAPreference. */
export const setUserSettings = operation({
  name: 'SetUserSettings',
  auth: 'none',
  input: structure({ AccessToken: token, MFAOptions: mfaOptions }),
  async run(service, { AccessToken, MFAOptions }) {
    const { pool, user } = await readAccessToken(service, AccessToken);
    const change = mfaOptionsChange(pool, user, MFAOptions);
    await service.store.transaction(() => service.store.users.change(user, change, service.clock.now()));
    return {};
  },
});
