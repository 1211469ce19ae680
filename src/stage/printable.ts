import stringWidth from 'fast-string-width';
import { eachString } from './each-string.js';
import { harmless } from './harmless.js';
import { ownText } from './speaks-unicode.js';
import { padTo } from './text.js';
import type { Theme } from './theme.js';

const tabStop = 8;

/**
 * The same value with each string in it made harmless to print, names of members too. Messages, names and errors come
 * from users and from trigger functions, and an escape sequence in one must not move the cursor or retitle the window.
 * Tabs become blanks. Where the locale is not UTF-8 the apostrophes and ellipses of this program's own texts become
 * ASCII.
 */
export function printable<T>(value: T, { unicode }: Pick<Theme, 'unicode'>): T {
  return eachString(value, (text) => {
    const plain = withoutTabs(harmless(text));
    return ownText(plain, unicode);
  }) as T;
}

/** A tab goes where the terminal has its next stop, and no column beside it would stay straight. */
function withoutTabs(text: string): string {
  return text.includes('\t') ? text.split('\n').map(blanksForTabs).join('\n') : text;
}

function blanksForTabs(line: string): string {
  return line.split('\t').reduce((before, cell) => {
    const stop = (Math.floor(stringWidth(before) / tabStop) + 1) * tabStop;
    return padTo(before, stop) + cell;
  });
}
