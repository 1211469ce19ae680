import { describe, expect, test } from 'vitest';
import { currentTotpCode, groupSecret, otpauthUri, secondsToNextStep } from '../../src/auth/index.js';
import vectors from '../fixtures/srp-vectors.json' with { type: 'json' };

const codes = vectors.totp.flatMap(({ secretBase32, codes }) => codes.map((code) => ({ secretBase32, ...code })));
const [rfcSecret, cognitoSecret] = vectors.totp.map(({ secretBase32 }) => secretBase32) as [string, string];

describe('TOTP codes', () => {
  test.each(codes)('at $epochSeconds: $code', ({ secretBase32, epochSeconds, code }) => {
    expect(currentTotpCode(secretBase32, epochSeconds)).toBe(code);
  });

  test('hold for the whole second that they change in', () => {
    expect(currentTotpCode(rfcSecret, 59.999)).toBe(currentTotpCode(rfcSecret, 59));
    expect(currentTotpCode(rfcSecret, 60)).not.toBe(currentTotpCode(rfcSecret, 59));
  });

  test.each([
    ['lower case', cognitoSecret.toLowerCase()],
    ['groups of four', groupSecret(cognitoSecret)],
    ['padding', `${cognitoSecret}====`],
    // Q is 10000 in binary: its last four bits are to spare, and apps ignore what is in them.
    ['bits to spare at the end', cognitoSecret.replace(/Q$/, 'R')],
  ])('come from a secret with %s as well', (_, secret) => {
    expect(currentTotpCode(secret, 0)).toBe('517073');
  });

  test('come from the shortest secret that Cognito may give', () => {
    expect(currentTotpCode('GEZDGNBVGY3TQOJQ', 59)).toMatch(/^\d{6}$/);
  });

  test('never come from something else, which is not quoted', () => {
    expect(() => currentTotpCode('GEZDGNBVGY3TQOJ1')).toThrow('The TOTP secret is not base32.');
  });
});

test.each([
  [0, 30],
  [1, 29],
  [29, 1],
  [29.9, 1],
  [30, 30],
  [59, 1],
])('at %d s the next code is %d s away', (epochSeconds, seconds) => {
  expect(secondsToNextStep(epochSeconds)).toBe(seconds);
});

describe('otpauth URI', () => {
  test('of plain names', () => {
    const uri = otpauthUri({ issuer: 'Demo', account: 'jane', secretCode: 'GEZDGNBVGY3TQOJQ' });
    expect(uri).toBe('otpauth://totp/Demo:jane?secret=GEZDGNBVGY3TQOJQ&issuer=Demo');
  });

  test.each([
    { issuer: 'My Demo & Co', account: 'jane+1@example.com' },
    { issuer: 'Überfirma', account: 'jürgen:müller' },
    { issuer: 'a/b?c#d', account: '100% jane' },
  ])('of $issuer and $account: every name comes back', ({ issuer, account }) => {
    const uri = otpauthUri({ issuer, account, secretCode: 'GEZDGNBVGY3TQOJQ' });
    expect(uri).toMatch(/^[\w:/?=&%.~!*'()-]+$/);
    const { pathname, searchParams } = new URL(uri);
    const [, label = ''] = pathname.split(/.*\//);
    expect(label.split(':').map(decodeURIComponent)).toEqual([issuer, account]);
    expect(Object.fromEntries(searchParams)).toEqual({ secret: 'GEZDGNBVGY3TQOJQ', issuer });
  });
});

test.each([
  ['ABCDEFGH', 'ABCD EFGH'],
  ['ABCDEFGHI', 'ABCD EFGH I'],
  ['ABC', 'ABC'],
  ['', ''],
])('%s in groups is %s', (secret, grouped) => {
  expect(groupSecret(secret)).toBe(grouped);
});
