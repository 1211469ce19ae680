import { readClientData, readRegistration } from '../passkeys/credential.js';
import { algorithms } from '../passkeys/options.js';
import { checkRoom } from '../passkeys/passkeys-of-user.js';
import { readRegistrationChallenge, spendRegistrationChallenge } from '../passkeys/registration-challenge.js';
import { checkAllowsPasskeys, isOriginOf, relyingPartyOf, type RelyingParty } from '../passkeys/relying-party.js';
import { invalidParameter, ServiceError } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { any, structure } from '../protocol/shape.js';
import { token } from '../protocol/types.js';
import type { UserPool } from '../store/pools.js';
import { bearerNow, readAccessToken } from '../tokens/access-token.js';

/** Verifies and keeps what `navigator.credentials.create` made of the options of StartWebAuthnRegistration. */
export const completeWebAuthnRegistration = operation({
  name: 'CompleteWebAuthnRegistration',
  auth: 'none',
  input: structure({ AccessToken: token, Credential: any }),
  async run(service, { AccessToken, Credential: document }) {
    const credential = readRegistration(document);
    const bearer = await readAccessToken(service, AccessToken);
    const relyingParty = presentRelyingParty(bearer.pool);
    const client = readClientData(credential);
    if (client.type !== 'webauthn.create') throw invalidParameter('The credential is not one of a registration.');
    const challenge = readRegistrationChallenge(service, bearer, client.challenge);
    if (!isOriginOf(relyingParty.id, client.origin)) {
      throw new ServiceError(
        'WebAuthnOriginNotAllowedException',
        `The origin ${client.origin} does not belong to the relying party ${relyingParty.id} of the user pool.`,
      );
    }
    const { verifyRegistration } = await import('../passkeys/verify.js');
    const passkey = await verifyRegistration(relyingParty, client, algorithms, credential);
    if ('refusal' in passkey) throw new ServiceError(passkey.refusal, passkey.message);
    const { store, clock } = service;
    const { poolId, sub } = bearer.user;
    await store.transaction(() => {
      const { pool } = bearerNow(service, bearer);
      if (presentRelyingParty(pool).id !== relyingParty.id) throw otherRelyingParty();
      spendRegistrationChallenge(service, challenge);
      checkRoom(service, bearer.user);
      const kept = { ...passkey, poolId, sub, relyingPartyId: relyingParty.id, createdAt: clock.now() };
      if (!store.passkeys.insert(kept)) throw invalidParameter('The passkey is registered already.');
    });
    return {};
  },
});

/** The registration began with one; that the pool has none any more is no error of its own here, in AWS's model. */
function presentRelyingParty(pool: UserPool): RelyingParty {
  checkAllowsPasskeys(pool);
  const relyingParty = relyingPartyOf(pool);
  if (relyingParty === undefined) throw otherRelyingParty();
  return relyingParty;
}

function otherRelyingParty(): ServiceError {
  return new ServiceError(
    'WebAuthnRelyingPartyMismatchException',
    'The user pool has another relying party by now, or none: call StartWebAuthnRegistration again.',
  );
}
