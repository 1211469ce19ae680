import { invalidParameter } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { any, structure } from '../protocol/shape.js';
import { mfaPreference, token } from '../protocol/types.js';
import type { UserChange } from '../store/users.js';
import { readAccessToken } from '../tokens/access-token.js';

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
    const { user } = await readAccessToken(service, AccessToken);
    if (SMSMfaSettings?.Enabled) throw noDelivery('SMS_MFA');
    if (EmailMfaSettings?.Enabled) throw noDelivery('EMAIL_OTP');
    if (SoftwareTokenMfaSettings === undefined) return {};
    const { Enabled = false, PreferredMfa = false } = SoftwareTokenMfaSettings;
    if (Enabled && user.totp === undefined) throw noDelivery('SOFTWARE_TOKEN_MFA');
    if (PreferredMfa && !Enabled) throw invalidParameter('A factor that is not enabled can not be preferred.');
    const others = user.mfaEnabled.filter((factor) => factor !== 'SOFTWARE_TOKEN_MFA');
    const change: UserChange = {
      mfaEnabled: Enabled ? [...others, 'SOFTWARE_TOKEN_MFA'] : others,
      mfaPreferred: PreferredMfa ? 'SOFTWARE_TOKEN_MFA' : null,
    };
    await service.store.transaction(() => service.store.users.change(user, change, service.clock.now()));
    return {};
  },
});

function noDelivery(factor: string): Error {
  return invalidParameter(`User does not have delivery config set to turn on ${factor}`);
}
