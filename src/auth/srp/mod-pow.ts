import { constants, createPublicKey, publicEncrypt } from 'node:crypto';
import { N } from './group.js';

/** N in bytes. */
const width = 384;
const modulus = base64url(N);

/**
 * base^exponent mod N.
 *
 * Raw RSA encryption is this very operation, and OpenSSL does it several times faster than BigInt arithmetic: so
 * the exponent goes in as a public exponent, and the base as a message without padding. Neither way runs in constant
 * time; both run on the user's own machine, once a sign-in, with a fresh exponent or one that a password guards.
 *
 * @param base May be negative or larger than N.
 * @param exponent Must not be negative.
 */
export function modPow(base: bigint, exponent: bigint): bigint {
  const reduced = ((base % N) + N) % N;
  // OpenSSL wants a public exponent below the modulus.
  if (exponent < 1n || exponent >= N) return modPowByBigInt(reduced, exponent);
  try {
    return modPowByRsa(reduced, exponent);
  } catch {
    // Builds of Node without OpenSSL's defaults (FIPS mode, BoringSSL) refuse such keys.
    return modPowByBigInt(reduced, exponent);
  }
}

function modPowByRsa(base: bigint, exponent: bigint): bigint {
  const key = createPublicKey({ format: 'jwk', key: { kty: 'RSA', n: modulus, e: base64url(exponent) } });
  const message = Buffer.from(base.toString(16).padStart(2 * width, '0'), 'hex');
  const result = publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, message);
  return BigInt(`0x${result.toString('hex')}`);
}

/** Square and multiply, from the highest bit down. */
function modPowByBigInt(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % N;
    if (bit === '1') result = (result * base) % N;
  }
  return result;
}

function base64url(value: bigint): string {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url');
}
