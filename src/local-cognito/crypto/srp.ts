import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { bytesToInteger, pad } from './integers.js';
import { modPow } from './mod-pow.js';
import { powerOfG } from './power-of-g.js';
import { k, N } from './srp-group.js';

/** What is kept of a password: enough to check it, not enough to sign in with it at once. */
export interface PasswordVerifier {
  readonly salt: bigint;
  readonly verifier: bigint;
}

/**
 * Who proves what to whom. A user proves the password of `identity` (USER_ID_FOR_SRP) to the pool named `prefix`;
 * a device proves the password of `identity` (DeviceKey) within the group `prefix` (DeviceGroupKey).
 */
export interface SrpParty {
  readonly prefix: string;
  readonly identity: string;
}

/** Bits of the server's secret exponent, the strength of the group and of SHA-256 in mind (RFC 5054, 2.5.3). */
const SERVER_SECRET_BYTES = 32;

/** Makes the verifier of a password, with a salt of 16 random bytes. */
export function makeVerifier(party: SrpParty, password: string, saltBytes: Uint8Array): PasswordVerifier {
  const salt = bytesToInteger(saltBytes);
  return { salt, verifier: verifierOf(party, password, salt) };
}

/** Whether a password that arrived in the clear is the one behind the verifier. */
export function passwordMatches(party: SrpParty, password: string, kept: PasswordVerifier): boolean {
  return timingSafeEqual(digest(pad(verifierOf(party, password, kept.salt))), digest(pad(kept.verifier)));
}

function verifierOf(party: SrpParty, password: string, salt: bigint): bigint {
  const inner = digest(Buffer.from(`${party.prefix}${party.identity}:${password}`, 'utf8'));
  return powerOfG(bytesToInteger(digest(pad(salt), inner)));
}

/** The server's half of the key exchange: B = kv + g^b. */
export function openExchange(verifier: bigint, randomBytes: (length: number) => Buffer): { b: bigint; B: bigint } {
  for (;;) {
    const b = bytesToInteger(randomBytes(SERVER_SECRET_BYTES));
    const B = exchangeValue(verifier, b);
    if (b > 2n && B !== 0n) return { b, B };
  }
}

export function exchangeValue(verifier: bigint, b: bigint): bigint {
  return (k * verifier + powerOfG(b)) % N;
}

/** A client that sends a multiple of N would fix the shared secret at 0 (RFC 5054, 2.5.4). */
export function isAcceptableA(A: bigint): boolean {
  return A % N !== 0n;
}

/** The scrambling parameter u of an exchange, H(PAD(A) | PAD(B)) (RFC 5054, 2.5.3). */
export function scramblerOf(A: bigint, B: bigint): bigint {
  return bytesToInteger(digest(pad(A), pad(B)));
}

export interface Proof {
  readonly A: bigint;
  readonly b: bigint;
  readonly u: bigint;
  readonly verifier: bigint;
  readonly secretBlock: Buffer;
  readonly timestamp: string;
  /** What the client sent as PASSWORD_CLAIM_SIGNATURE, decoded. */
  readonly signature: Buffer;
}

/** Checks the client's proof in constant time. */
export function proofIsRight(party: SrpParty, proof: Proof): boolean {
  const expected = signatureOf(party, proof);
  return proof.signature.length === expected.length && timingSafeEqual(proof.signature, expected);
}

function signatureOf(party: SrpParty, proof: Omit<Proof, 'signature'>): Buffer {
  const S = modPow(proof.A * modPow(proof.verifier, proof.u), proof.b);
  return createHmac('sha256', sessionKey(proof.u, S))
    .update(party.prefix, 'utf8')
    .update(party.identity, 'utf8')
    .update(proof.secretBlock)
    .update(proof.timestamp, 'utf8')
    .digest();
}

/** HKDF-SHA256 (RFC 5869) with salt PAD(u), input PAD(S), one block of output cut to 16 bytes. */
export function sessionKey(u: bigint, S: bigint): Buffer {
  const prk = createHmac('sha256', pad(u)).update(pad(S)).digest();
  return createHmac('sha256', prk).update('Caldera Derived Key\u0001', 'utf8').digest().subarray(0, 16);
}

function digest(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
