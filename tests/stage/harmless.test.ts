import { expect, test } from 'vitest';
import { harmlessLine } from '../../src/stage/harmless.js';

test.each([
  ['one line', 'one line'],
  ['  first \n\n  second\n', 'first second'],
  ['blanks  within  stay \t\n \n and breaks go', 'blanks  within  stay and breaks go'],
  ['a title \u001b]0;owned\u0007 and\u202e turned', 'a title  and turned'],
  [' \n ', ''],
])('%j on one line', (text, line) => {
  expect(harmlessLine(text)).toBe(line);
});

test('blanks without end are looked at once: the time limit of the test is what holds it', () => {
  expect(harmlessLine(`a${' '.repeat(500_000)}b`)).toHaveLength(500_002);
});
