import { randomBytes } from 'node:crypto';
import { g } from './group.js';
import { fromBytes, toHex } from './integers.js';
import { modPow } from './mod-pow.js';

/** Where random bytes come from. Only tests give anything but `randomBytes` of node:crypto. */
export type RandomBytes = (size: number) => Uint8Array;

/** The client's keys for one SRP exchange. Never use them for a second one. */
export interface SrpKeyPair {
  readonly privateKey: bigint;
  readonly publicKey: bigint;
  /** The public key as it is sent. */
  readonly srpA: string;
}

/**
 * 256 bits are as strong as this group is. N is a safe prime, so no small subgroup gives bits of a short exponent away,
 * and the best attack on one of 2s bits takes 2^s steps: 2^128, which is what a 3072-bit modulus resists as well (NIST
 * SP 800-56A, appendix D; RFC 5054 asks for at least 256 bits). The 1024 bits that other clients take make the sign-in
 * slower and no safer.
 */
const privateKeyBytes = 32;

export function createSrpKeyPair(random: RandomBytes = randomBytes): SrpKeyPair {
  const privateKey = fromBytes(random(privateKeyBytes));
  const publicKey = modPow(g, privateKey);
  return { privateKey, publicKey, srpA: toHex(publicKey) };
}
