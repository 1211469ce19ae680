import { ServiceError } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { Passkey } from '../store/passkeys.js';
import type { User } from '../store/users.js';
import type { RelyingParty } from './relying-party.js';

/** A quota of Cognito's. */
export const MOST_PASSKEYS = 20;

/** The user's passkeys that were made for the pool's relying party: it may have been another one before. */
export function passkeysOf({ store }: Service, { poolId, sub }: User, { id }: RelyingParty): readonly Passkey[] {
  return store.passkeys.list(poolId, sub, '', MOST_PASSKEYS).filter(({ relyingPartyId }) => relyingPartyId === id);
}

/** @throws {ServiceError} LimitExceededException when the user has as many passkeys as there may be. */
export function checkRoom({ store }: Service, { poolId, sub }: User): void {
  if (store.passkeys.count(poolId, sub) < MOST_PASSKEYS) return;
  throw new ServiceError(
    'LimitExceededException',
    `A user has ${MOST_PASSKEYS} passkeys at most: delete one by DeleteWebAuthnCredential first.`,
  );
}
