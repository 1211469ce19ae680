import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { N } from '../../src/auth/srp/group.js';
import { fromBytes, fromHex, pad, toHex } from '../../src/auth/srp/integers.js';
import { modPow } from '../../src/auth/srp/mod-pow.js';
import vectors from '../fixtures/srp-vectors.json' with { type: 'json' };

const below = (limit: bigint) => fc.bigInt({ min: 0n, max: limit - 1n });

test('the modulus is the one of the vectors', () => {
  expect(toHex(N)).toBe(vectors.group.NHex);
});

describe('modPow', () => {
  /** The textbook, from the lowest bit up. */
  function plainModPow(base: bigint, exponent: bigint): bigint {
    let result = 1n;
    for (let square = ((base % N) + N) % N; exponent > 0n; exponent >>= 1n, square = (square * square) % N) {
      if (exponent & 1n) result = (result * square) % N;
    }
    return result;
  }

  test('is what BigInt computes', () => {
    const bases = fc.oneof(below(N), fc.bigInt({ min: -N * N, max: N * N }));
    fc.assert(
      fc.property(bases, below(2n ** 320n), (base, exponent) => {
        expect(modPow(base, exponent)).toBe(plainModPow(base, exponent));
      }),
      { numRuns: 100 },
    );
  });

  const edges = { '0': 0n, '1': 1n, '2': 2n, 'N-1': N - 1n, N, 'N+1': N + 1n };
  test.each(pairs(Object.entries(edges)))('is exact at the edges: (%s) to the power of (%s)', (...names) => {
    const [base, exponent] = names.map((name) => edges[name as keyof typeof edges]) as [bigint, bigint];
    expect(modPow(base, exponent)).toBe(plainModPow(base, exponent));
  });

  function pairs(entries: [string, bigint][]): [string, string][] {
    return entries.flatMap(([one]) => entries.map(([other]): [string, string] => [one, other]));
  }
});

describe('pad', () => {
  test('keeps the number, its sign, and no byte more', () => {
    fc.assert(
      fc.property(below(2n ** 3080n), (value) => {
        const bytes = pad(value);
        expect(fromBytes(bytes)).toBe(value);
        expect(bytes[0]).toBeLessThan(0x80);
        if (bytes.length > 1 && bytes[0] === 0) expect(bytes[1]).toBeGreaterThanOrEqual(0x80);
      }),
      { numRuns: 300 },
    );
  });

  test('survives Base64, as verifiers and salts travel', () => {
    fc.assert(
      fc.property(below(N), (value) => {
        expect(fromBytes(Buffer.from(pad(value).toString('base64'), 'base64'))).toBe(value);
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    [0n, '00'],
    [1n, '01'],
    [0x7fn, '7f'],
    [0x80n, '0080'],
    [0x100n, '0100'],
    [0xfffn, '0fff'],
    [0xf000n, '00f000'],
  ])('%s is %s', (value, hex) => {
    expect(pad(value).toString('hex')).toBe(hex);
  });
});

test('hexadecimal goes there and back', () => {
  fc.assert(
    fc.property(below(N), fc.nat(3), (value, zeros) => {
      expect(fromHex('0'.repeat(zeros) + toHex(value), 'value')).toBe(value);
      expect(toHex(value)).not.toMatch(/^0./);
    }),
    { numRuns: 100 },
  );
});
