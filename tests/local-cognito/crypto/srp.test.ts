import { describe, expect, test } from 'vitest';
import vectors from '../../fixtures/srp-vectors.json' with { type: 'json' };
import { bytesToInteger, hexToInteger, integerToBytes, pad } from '../../../src/local-cognito/crypto/integers.js';
import { modPow } from '../../../src/local-cognito/crypto/mod-pow.js';
import { g, k, N } from '../../../src/local-cognito/crypto/srp-group.js';
import {
  exchangeValue,
  isAcceptableA,
  makeVerifier,
  openExchange,
  passwordMatches,
  proofIsRight,
  scramblerOf,
  sessionKey,
} from '../../../src/local-cognito/crypto/srp.js';

const users = vectors.user.map(({ name, input, expected }) => {
  const { poolName: prefix, userIdForSrp: identity, password, saltHex, bHex, secretBlockBase64, timestamp } = input;
  return { name, party: { prefix, identity }, password, saltHex, bHex, secretBlockBase64, timestamp, expected };
});
const devices = vectors.device.map(({ name, input, expected }) => {
  const { deviceGroupKey: prefix, deviceKey: identity, devicePassword: password, ...rest } = input;
  const { saltHex, bHex, secretBlockBase64, timestamp } = rest;
  return { name, party: { prefix, identity }, password, saltHex, bHex, secretBlockBase64, timestamp, expected };
});
const integer = (hex: string): bigint => BigInt(`0x${hex}`);

test('the group', () => {
  expect(N.toString(16)).toBe(vectors.group.NHex);
  expect(g).toBe(BigInt(vectors.group.g));
  expect(k.toString(16)).toBe(vectors.group.kHex);
});

describe.each([...users, ...devices])('$name', ({ party, password, saltHex, bHex, expected, ...signed }) => {
  const [A, B, b] = [integer(expected.SRP_A), integer(expected.SRP_B), integer(bHex)];
  const [u, S, verifier] = [integer(expected.u), integer(expected.S), integer(expected.verifier)];
  const signature = Buffer.from(expected.PASSWORD_CLAIM_SIGNATURE, 'base64');
  const proof = {
    A,
    b,
    u,
    verifier,
    signature,
    secretBlock: Buffer.from(signed.secretBlockBase64, 'base64'),
    timestamp: signed.timestamp,
  };

  test('SALT and verifier', () => {
    const kept = makeVerifier(party, password, integerToBytes(integer(saltHex)));
    expect(kept.salt.toString(16)).toBe(expected.SALT);
    expect(kept.verifier).toBe(verifier);
    expect(passwordMatches(party, password, kept)).toBe(true);
    expect(passwordMatches(party, `${password}x`, kept)).toBe(false);
    expect(passwordMatches({ ...party, identity: 'other' }, password, kept)).toBe(false);
  });

  test('B', () => expect(exchangeValue(verifier, b).toString(16)).toBe(expected.SRP_B));

  test('u', () => expect(scramblerOf(A, B)).toBe(u));

  test('S and K', () => {
    expect(modPow(A * modPow(verifier, u), b)).toBe(S);
    expect(sessionKey(u, S).toString('hex')).toBe(expected.hkdfKey);
  });

  test('the right signature, and no other', () => {
    expect(proofIsRight(party, proof)).toBe(true);
    expect(proofIsRight({ ...party, identity: `${party.identity}x` }, proof)).toBe(false);
    expect(proofIsRight(party, { ...proof, timestamp: 'Tue Jan 6 03:04:05 UTC 2026' })).toBe(false);
    expect(proofIsRight(party, { ...proof, secretBlock: Buffer.from('other') })).toBe(false);
    expect(proofIsRight(party, { ...proof, signature: signature.subarray(1) })).toBe(false);
    expect(proofIsRight(party, { ...proof, signature: Buffer.alloc(32) })).toBe(false);
  });
});

test.each(vectors.rejectSRP_A)('SRP_A that is refused: $why', ({ SRP_A }) => {
  expect(isAcceptableA(integer(SRP_A))).toBe(false);
});

test('an exchange never repeats', () => {
  let draws = 0;
  const random = (length: number): Buffer => Buffer.alloc(length, ++draws);
  const [one, other] = [openExchange(5n, random), openExchange(5n, random)];
  expect(one.B).toBe(exchangeValue(5n, one.b));
  expect(other.b).not.toBe(one.b);
});

test('an exponent that would give nothing away but itself is drawn again', () => {
  let draws = 0;
  const { b } = openExchange(5n, (length) => Buffer.concat([Buffer.alloc(length - 1), Buffer.of(draws++)]));
  expect(b).toBe(3n);
});

describe('integers', () => {
  test.each([
    [0x7fn, '7f'],
    [0x80n, '0080'],
    [0xabcn, '0abc'],
    [0x8abcn, '008abc'],
  ])('PAD(%s)', (value, hex) => expect(pad(value).toString('hex')).toBe(hex));

  test.each([
    ['ABcd', 0xabcdn],
    ['000abc', 0xabcn],
    ['', undefined],
    ['0x12', undefined],
    ['-1', undefined],
    ['12 ', undefined],
    ['f'.repeat(2049), undefined],
  ])('hexadecimal %j', (hex, value) => expect(hexToInteger(hex)).toBe(value));

  test('bytes keep their width when told', () => {
    expect(integerToBytes(5n, 4)).toEqual(Buffer.of(0, 0, 0, 5));
    expect(bytesToInteger(Buffer.alloc(0))).toBe(0n);
    expect(bytesToInteger(integerToBytes(0x0102n, 9))).toBe(0x0102n);
  });
});
