import fc from 'fast-check';
import { expect, test } from 'vitest';
import { modPow, modPowPortable } from '../../../src/local-cognito/crypto/mod-pow.js';
import { N } from '../../../src/local-cognito/crypto/srp-group.js';

/** Left to right, so that it shares no step with the code that it checks. */
function reference(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % N;
    if (bit === '1') result = (result * base) % N;
  }
  return result;
}

const bytes = (maxLength: number): fc.Arbitrary<bigint> =>
  fc.uint8Array({ minLength: 1, maxLength }).map((value) => BigInt(`0x${Buffer.from(value).toString('hex')}`));
const base = fc.oneof(bytes(384), bytes(800), fc.constantFrom(0n, 1n, 2n, N - 1n, N, N + 1n, N * N));
const exponent = fc.oneof(bytes(32), bytes(8), fc.bigInt(0n, 20n));

test('both ways give what BigInt gives', () => {
  fc.assert(
    fc.property(base, exponent, (base, exponent) => {
      const expected = reference(base % N, exponent);
      expect(modPow(base, exponent)).toBe(expected);
      expect(modPowPortable(base, exponent)).toBe(expected);
    }),
    { numRuns: 60 },
  );
});

test('a negative base counts from N', () => {
  fc.assert(
    fc.property(bytes(384), fc.bigInt(3n, 1000n), (base, exponent) => {
      expect(modPow(-base, exponent)).toBe(reference((N - (base % N)) % N, exponent));
    }),
    { numRuns: 20 },
  );
});

test.each([
  ['1024 bits, as other clients take', 2n, (1n << 1023n) + 1n],
  ['even', 3n, 1n << 200n],
  ['N - 1, which is Fermat', 7n, N - 1n],
  ['N', 7n, N],
  ['above N', 7n, N + 2n],
])('an exponent of %s', (_, base, exponent) => expect(modPow(base, exponent)).toBe(reference(base, exponent)));
