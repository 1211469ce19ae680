import { describe, expect, test } from 'vitest';
import vectors from '../../fixtures/srp-vectors.json' with { type: 'json' };
import { base32, matchTotp, totpAt } from '../../../src/local-cognito/crypto/totp.js';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const decode = (text: string): Buffer => {
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
};

describe.each(vectors.totp)('secret $secretBase32', ({ secretBase32, codes }) => {
  const secret = decode(secretBase32);

  test('base32', () => expect(base32(secret)).toBe(secretBase32));

  test.each(codes)('at $epochSeconds', ({ epochSeconds, step, code }) => {
    expect(totpAt(secret, step)).toBe(code);
    expect(matchTotp(secret, code, epochSeconds * 1000)).toBe(step);
  });
});

test.each([
  [-2, undefined],
  [-1, 999],
  [0, 1000],
  [1, 1001],
  [2, undefined],
])('a code %i steps away', (away, step) => {
  const secret = Buffer.from('12345678901234567890');
  expect(matchTotp(secret, totpAt(secret, 1000 + away), 1000 * 30_000 + 15_000)).toBe(step);
});

test.each(['', '12345', '1234567', 'abcdef', '१२३४५६'])('%j is no code', (code) => {
  expect(matchTotp(Buffer.alloc(20), code, 0)).toBeUndefined();
});
