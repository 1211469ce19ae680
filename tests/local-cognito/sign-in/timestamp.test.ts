import { expect, test } from 'vitest';
import { isTimely } from '../../../src/local-cognito/sign-in/timestamp.js';

const now = Date.UTC(2026, 0, 5, 3, 4, 5);

test.each([
  ['Mon Jan 5 03:04:05 UTC 2026', true],
  ['Mon Jan 5 03:09:05 UTC 2026', true],
  ['Mon Jan 5 03:09:06 UTC 2026', false],
  ['Tue Jan 5 03:04:05 UTC 2026', false],
  ['Mon Jan 05 03:04:05 UTC 2026', false],
  ['Mon Feb 30 03:04:05 UTC 2026', false],
])('%s is %s about now', (timestamp, timely) => {
  expect(isTimely(timestamp, now)).toBe(timely);
});
