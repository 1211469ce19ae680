import { creationOptions } from '../passkeys/options.js';
import { newRegistrationChallenge } from '../passkeys/registration-challenge.js';
import { requireRelyingParty } from '../passkeys/relying-party.js';
import { checkRoom, passkeysOf } from '../passkeys/passkeys-of-user.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { token } from '../protocol/types.js';
import { readAccessToken } from '../tokens/access-token.js';

export const startWebAuthnRegistration = operation({
  name: 'StartWebAuthnRegistration',
  auth: 'none',
  input: structure({ AccessToken: token }),
  async run(service, { AccessToken }) {
    const bearer = await readAccessToken(service, AccessToken);
    const relyingParty = requireRelyingParty(bearer.pool);
    checkRoom(service, bearer.user);
    const challenge = newRegistrationChallenge(service, bearer);
    const passkeys = passkeysOf(service, bearer.user, relyingParty);
    return { CredentialCreationOptions: creationOptions(relyingParty, bearer.user, challenge, passkeys) };
  },
});
