import { afterEach, expect, test, vi } from 'vitest';
import { currentTotpCode } from '../../../src/auth/index.js';
import { createCodeSource } from '../../../src/scenarios/parts/authenticator.js';

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
/** The start of a half minute. */
const start = Date.UTC(2026, 0, 5, 3, 4, 30);

afterEach(() => vi.useRealTimers());

test.each([
  ['amid a half minute: those of the one before, of this and the next', 12_000, [-1, 0, 1]],
  ['just before its end: none that would come too late', 28_500, [0, 1]],
])('the codes %s', (_, into, steps) => {
  vi.useFakeTimers({ toFake: ['Date'], now: start + into });
  const source = createCodeSource(secret);
  const codes = steps.map((step) => currentTotpCode(secret, start / 1000 + step * 30));
  expect(steps.map(() => source.next())).toEqual(codes);
  expect(source.next()).toBeUndefined();
  vi.setSystemTime(start + 30_000);
  expect(source.next()).toBe(currentTotpCode(secret, start / 1000 + 60));
});
