import type { Passkey } from '../store/passkeys.js';
import type { User } from '../store/users.js';
import type { RelyingParty } from './relying-party.js';

/** COSE numbers of the signatures that Cognito takes: ES256 and RS256. */
export const algorithms = [-7, -257];

/** How long a browser should wait for a new passkey, in milliseconds. */
const TIMEOUT = 60_000;

/** What a passkey is listed by. */
export type Listed = Pick<Passkey, 'credentialId' | 'transports'>;

/** PublicKeyCredentialCreationOptionsJSON of WebAuthn, with the members that AWS's example has. */
export function creationOptions(
  { id, userVerification }: RelyingParty,
  user: User,
  challenge: string,
  passkeys: readonly Listed[],
): object {
  return {
    authenticatorSelection: { requireResidentKey: true, residentKey: 'required', userVerification },
    challenge,
    excludeCredentials: passkeys.map(({ credentialId }) => ({ id: credentialId, type: 'public-key' })),
    pubKeyCredParams: algorithms.map((alg) => ({ alg, type: 'public-key' })),
    rp: { id, name: id },
    timeout: TIMEOUT,
    user: { displayName: user.username, id: userHandleOf(user.sub), name: user.username },
  };
}

/**
 * PublicKeyCredentialRequestOptionsJSON of WebAuthn, with the members that AWS's example has.
 * @param timeout milliseconds
 */
export function requestOptions(
  { id, userVerification }: RelyingParty,
  challenge: string,
  passkeys: readonly Listed[],
  timeout: number,
): object {
  return {
    challenge,
    timeout,
    rpId: id,
    allowCredentials: passkeys.map(({ credentialId, transports }) => ({
      type: 'public-key',
      id: credentialId,
      transports,
    })),
    userVerification,
  };
}

/** What authenticators keep of a user beside the name, in base64url. */
export function userHandleOf(sub: string): string {
  return Buffer.from(sub).toString('base64url');
}
