import fc from 'fast-check';
import { expect, test } from 'vitest';
import { modPow } from '../../../src/local-cognito/crypto/mod-pow.js';
import { powerOfG } from '../../../src/local-cognito/crypto/power-of-g.js';
import { g } from '../../../src/local-cognito/crypto/srp-group.js';

const exponent = fc
  .uint8Array({ minLength: 1, maxLength: 32 })
  .map((value) => BigInt(`0x${Buffer.from(value).toString('hex')}`));

/** Enough that the tables are in use, whatever came before. */
function warmUp(): void {
  for (let turn = 0; turn < 110; turn++) powerOfG(3n);
}

test('it is the power that OpenSSL gives, before there are tables and after', () => {
  fc.assert(
    fc.property(exponent, (exponent) => {
      expect(powerOfG(exponent)).toBe(modPow(g, exponent));
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['0', 0n],
  ['1', 1n],
  ['one bit, the highest', 1n << 255n],
  ['all 256 bits', (1n << 256n) - 1n],
  ['all bits of one row', 0xffffffffn << 32n],
  ['all bits of one column', BigInt(`0x${'00000001'.repeat(8)}`)],
  ['257 bits, which no table reaches', 1n << 256n],
])('an exponent of %s', (_, exponent) => {
  warmUp();
  expect(powerOfG(exponent)).toBe(modPow(g, exponent));
});
