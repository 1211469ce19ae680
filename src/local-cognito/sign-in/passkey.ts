import { createHmac } from 'node:crypto';
import { readAssertion, readClientData, type Assertion, type ClientData } from '../passkeys/credential.js';
import { requestOptions, userHandleOf, type Listed } from '../passkeys/options.js';
import { passkeysOf } from '../passkeys/passkeys-of-user.js';
import { countsAsMfa, isOriginOf, relyingPartyOf, type RelyingParty } from '../passkeys/relying-party.js';
import type { Used } from '../passkeys/verify.js';
import { findPool } from '../pools/lookup.js';
import { invalidSession, notAuthorized } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { Passkey } from '../store/passkeys.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import type { AuthResponse, Met, SignInCall } from './attempt.js';
import { askChooser, beforeProof, chooserOf, type Chooser } from './chooser.js';
import { deviceNamed } from './devices.js';
import { firstFactors } from './first-factors.js';
import { requireParameter } from './parameters.js';
import { progressOf, sessionExpiry, userOfSession, type Answer, type SessionState } from './session.js';
import { hidesUnknownUsers, standIn } from './unknown-user.js';

const CHALLENGE_BYTES = 32;

/** WEB_AUTHN. Whoever isn't there, and is not to be told from those who are, is asked for a passkey that nobody has. */
export async function askForPasskey(service: Service, given: Chooser): Promise<AuthResponse> {
  const chooser = beforeProof(service, given);
  const { call, username, user } = chooser;
  const { pool, client } = call;
  const relyingParty = relyingPartyFor(pool, user);
  const passkeys = user ? passkeysOf(service, user, relyingParty) : [passkeyOfNobody(pool, username)];
  const challenge = service.random.bytes(CHALLENGE_BYTES).toString('base64url');
  const timeout = sessionExpiry(service, client) - service.clock.now();
  const options = JSON.stringify(requestOptions(relyingParty, challenge, passkeys, timeout));
  return askChooser(service, chooser, 'WEB_AUTHN', { CREDENTIAL_REQUEST_OPTIONS: options }, { more: { challenge } });
}

/** The answer to WEB_AUTHN. A wrong one leaves the session usable, and does not lock the user. */
export async function answerPasskey(service: Service, answer: Answer): Promise<Met> {
  const { call, state, responses } = answer;
  const { store, clock } = service;
  const { user } = chooserOf(service, answer);
  const assertion = readAssertion(requireParameter(responses, 'CREDENTIAL'));
  const signed = readClientData(assertion);
  const passkey = user && store.passkeys.find(call.pool.id, user.sub, assertion.id);
  if (user === undefined || passkey === undefined) throw refused(call, 'The user has no such passkey.');
  const relyingParty = relyingPartyFor(call.pool, user);
  const used = await check(relyingParty, passkey, state, signed, assertion);
  if ('refusal' in used) throw refused(call, used.refusal);
  const progress = progressOf(service, call, state, userOfSession(service, call.pool, state));
  const device = deviceNamed(service, call.pool, user, responses['DEVICE_KEY']);
  return {
    met: 'WEB_AUTHN',
    progress: {
      ...progress,
      ...(device && { device }),
      ...(countsAsMfa(call.pool, user) && { metSecondFactor: true }),
    },
    also() {
      const isStillSo = store.passkeys.use(passkey, { ...used, at: clock.now() });
      if (!isStillSo) throw refused(call, 'The passkey was used or deleted meanwhile.');
      checkStillTaken(service, call.pool.id, state, relyingParty);
    },
  };
}

/**
 * Since the passkey was asked for, a second factor may have been turned on; while another thread verified it, all may have
 * changed. To be called in the transaction that moves the sign-in on.
 */
function checkStillTaken(service: Service, poolId: string, state: SessionState, verifiedFor: RelyingParty): void {
  const pool = findPool(service, poolId);
  const user = userOfSession(service, pool, state);
  const { id, userVerification } = relyingPartyFor(pool, user);
  const isSame = id === verifiedFor.id && userVerification === verifiedFor.userVerification;
  if (!isSame || !firstFactors(service, pool, user).includes('WEB_AUTHN')) throw invalidSession();
}

async function check(
  relyingParty: RelyingParty,
  passkey: Passkey,
  { challenge = '' }: SessionState,
  signed: ClientData,
  assertion: Assertion,
): Promise<Used | { readonly refusal: string }> {
  const { userHandle } = assertion.response;
  if (signed.type !== 'webauthn.get') return { refusal: 'The credential is not one of a sign-in.' };
  if (signed.challenge !== challenge) return { refusal: 'The challenge is not that of the session.' };
  if (!isOriginOf(relyingParty.id, signed.origin)) {
    return { refusal: `The origin ${signed.origin} does not belong to the relying party ${relyingParty.id}.` };
  }
  if (userHandle && userHandle !== userHandleOf(passkey.sub)) {
    return { refusal: 'The user handle is not that of the user.' };
  }
  const { verifyAssertion } = await import('../passkeys/verify.js');
  return verifyAssertion(relyingParty, signed, passkey, assertion);
}

/** Where the pool hides who exists, it does not say why: only users who are there can fail in so many ways. */
function refused({ client }: SignInCall, reason: string): Error {
  const failed = 'Passkey authentication failed.';
  return notAuthorized(hidesUnknownUsers(client) ? failed : `${failed} ${reason}`);
}

/** @throws {ServiceError} NotAuthorizedException when the pool has come to take no passkeys. */
function relyingPartyFor(pool: UserPool, user: User | undefined): RelyingParty {
  const relyingParty = relyingPartyOf(pool);
  if (relyingParty === undefined) throw invalidSession();
  return user && countsAsMfa(pool, user) ? { ...relyingParty, userVerification: 'required' } : relyingParty;
}

/** The same each time for a name, as passkeys are. */
function passkeyOfNobody(pool: UserPool, username: string): Listed {
  const { identity } = standIn(pool, username);
  const id = createHmac('sha256', pool.secret).update(`passkey ${identity}`).digest();
  return { credentialId: id.toString('base64url'), transports: ['hybrid', 'internal'] };
}
