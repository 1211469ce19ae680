import { seal, unseal } from '../crypto/seal.js';
import { ServiceError } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { Bearer } from '../tokens/access-token.js';

/** Longer than browsers are told to wait, for what else there is to do. */
const VALIDITY = 3 * 60_000;

const PURPOSE = 'passkey registration';

/** What a challenge to register says itself, sealed: a registration that is never completed leaves nothing behind. */
export interface RegistrationChallenge {
  readonly id: string;
  readonly expiresAt: number;
  readonly sub: string;
  readonly clientId: string;
}

/** A challenge for `navigator.credentials.create`, in base64url. */
export function newRegistrationChallenge(service: Service, { pool, client, user }: Bearer): string {
  const challenge: RegistrationChallenge = {
    id: service.ids.uuid(),
    expiresAt: service.clock.now() + VALIDITY,
    sub: user.sub,
    clientId: client.id,
  };
  return seal(pool.secret, PURPOSE, challenge, service.random).toString('base64url');
}

/**
 * @throws {ServiceError} WebAuthnChallengeNotFoundException when it is not one of the user's, has expired or was used
 * before; WebAuthnClientMismatchException when it was made for another app client.
 */
export function readRegistrationChallenge(
  service: Service,
  { pool, client, user }: Bearer,
  text: string,
): RegistrationChallenge {
  const challenge = unseal(pool.secret, PURPOSE, Buffer.from(text, 'base64url')) as RegistrationChallenge | undefined;
  if (challenge?.sub !== user.sub) throw noChallenge('The credential answers no challenge of this user.');
  if (challenge.clientId !== client.id) {
    throw new ServiceError(
      'WebAuthnClientMismatchException',
      'The registration was started with an access token of another app client.',
    );
  }
  if (challenge.expiresAt <= service.clock.now()) throw noChallenge('The challenge has expired.');
  if (service.store.signIns.isSpent(challenge.id)) throw usedBefore();
  return challenge;
}

/** Uses it up. To be called in the transaction that keeps the passkey. */
export function spendRegistrationChallenge({ store, clock }: Service, { id, expiresAt }: RegistrationChallenge): void {
  if (!store.signIns.spendSession(id, expiresAt, clock.now())) throw usedBefore();
}

function usedBefore(): ServiceError {
  return noChallenge('The challenge was used before.');
}

function noChallenge(what: string): ServiceError {
  return new ServiceError('WebAuthnChallengeNotFoundException', `${what} Call StartWebAuthnRegistration again.`);
}
