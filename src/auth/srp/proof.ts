import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { g, k, N } from './group.js';
import { passwordKey, type SrpIdentity } from './identity.js';
import { fromBytes, fromHex, pad, SrpError } from './integers.js';
import type { SrpKeyPair } from './key-pair.js';
import { modPow } from './mod-pow.js';
import { srpTimestamp } from './timestamp.js';

/** What a PASSWORD_VERIFIER or DEVICE_PASSWORD_VERIFIER challenge asks with. */
export interface SrpChallenge {
  readonly salt: string;
  readonly srpB: string;
  readonly secretBlock: string;
}

/** Goes as it is into the answer to the challenge. */
export interface PasswordClaim {
  readonly passwordClaimSignature: string;
  readonly secretBlock: string;
  readonly timestamp: string;
}

/**
 * Proves to know the password of an identity, without telling it.
 *
 * @param keys The pair whose `srpA` this exchange began with.
 * @param at The time to sign. Cognito refuses an answer whose clock is far off.
 * @throws {SrpError} The service's values are malformed, or would give the key away.
 */
export function provePassword(
  identity: SrpIdentity,
  keys: SrpKeyPair,
  challenge: SrpChallenge,
  at: Date = new Date(),
): PasswordClaim {
  const key = sessionKey(identity, keys, challenge);
  const timestamp = srpTimestamp(at);
  const passwordClaimSignature = createHmac('sha256', key)
    .update(identity.realm + identity.name)
    .update(challenge.secretBlock, 'base64')
    .update(timestamp)
    .digest('base64');
  return { passwordClaimSignature, secretBlock: challenge.secretBlock, timestamp };
}

/** The key that only the two sides of this exchange can compute. */
function sessionKey(identity: SrpIdentity, keys: SrpKeyPair, challenge: SrpChallenge): Uint8Array {
  const B = fromHex(challenge.srpB, 'SRP_B');
  const salt = fromHex(challenge.salt, 'SALT');
  // With such a B the shared secret would not depend on the password.
  if (B % N === 0n) throw new SrpError('SRP_B is 0 modulo N: this is not the service that knows the password.');

  const u = fromBytes(createHash('sha256').update(pad(keys.publicKey)).update(pad(B)).digest());
  if (u === 0n) throw new SrpError('The hash of SRP_A and SRP_B is 0.');

  const x = passwordKey(identity, salt);
  const S = modPow(B - k * modPow(g, x), keys.privateKey + u * x);
  return new Uint8Array(hkdfSync('sha256', pad(S), pad(u), 'Caldera Derived Key', 16));
}
