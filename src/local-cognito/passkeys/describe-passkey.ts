import { toTimestamp } from '../pools/describe.js';
import type { Passkey } from '../store/passkeys.js';

/** The WebAuthnCredentialDescription structure. */
export function describePasskey(passkey: Passkey): object {
  return {
    CredentialId: passkey.credentialId,
    FriendlyCredentialName: friendlyName(passkey),
    RelyingPartyId: passkey.relyingPartyId,
    AuthenticatorAttachment: passkey.attachment,
    AuthenticatorTransports: passkey.transports,
    CreatedAt: toTimestamp(passkey.createdAt),
  };
}

/** Cognito makes names up, too, out of a list of models that is not public. */
function friendlyName({ attachment, isSynced }: Passkey): string {
  if (isSynced) return 'Synced passkey';
  if (attachment === 'platform') return 'Passkey of a device';
  return attachment === 'cross-platform' ? 'Security key' : 'Passkey';
}
