import { operation } from '../protocol/operation.js';
import { any, structure } from '../protocol/shape.js';
import { mfaPreference, token } from '../protocol/types.js';
import { readAccessToken } from '../tokens/access-token.js';
import { factorChange } from '../users/factor-preference.js';

export const setUserMfaPreference = operation({
  name: 'SetUserMFAPreference',
  auth: 'none',
  input: structure(
    { AccessToken: token },
    {
      SMSMfaSettings: mfaPreference,
      SoftwareTokenMfaSettings: mfaPreference,
      EmailMfaSettings: mfaPreference,
      WebAuthnMfaSettings: any,
    },
  ),
  async run(service, { AccessToken, SMSMfaSettings, SoftwareTokenMfaSettings, EmailMfaSettings }) {
    const { pool, user } = await readAccessToken(service, AccessToken);
    const change = factorChange(pool.settings, user, {
      SMS_MFA: SMSMfaSettings,
      SOFTWARE_TOKEN_MFA: SoftwareTokenMfaSettings,
      EMAIL_OTP: EmailMfaSettings,
    });
    await service.store.transaction(() => service.store.users.change(user, change, service.clock.now()));
    return {};
  },
});
