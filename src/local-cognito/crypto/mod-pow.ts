import { constants, createPublicKey, publicEncrypt } from 'node:crypto';
import { BYTES_OF_N, N, N_BASE64URL } from './srp-group.js';
import { bytesToInteger, integerToBytes } from './integers.js';

/**
 * `base^exponent mod N` for the SRP group.
 *
 * Raw RSA encryption is exactly this operation, so OpenSSL's Montgomery arithmetic does it several times faster than
 * BigInt can: the public key is (N, exponent), the message is the base.
 */
export function modPow(base: bigint, exponent: bigint): bigint {
  const remainder = base % N;
  const reduced = remainder < 0n ? remainder + N : remainder;
  // OpenSSL takes no exponent below 3 that is even or 1, and none that reaches the modulus.
  if (reduced === 0n || exponent < 3n || exponent >= N) return modPowPortable(reduced, exponent);
  const e = integerToBytes(exponent).toString('base64url');
  const key = createPublicKey({ key: { kty: 'RSA', n: N_BASE64URL, e }, format: 'jwk' });
  const message = integerToBytes(reduced, BYTES_OF_N);
  return bytesToInteger(publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, message));
}

/** Square and multiply, for the few inputs that the native way refuses. */
export function modPowPortable(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % N;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % N;
    square = (square * square) % N;
  }
  return result;
}
