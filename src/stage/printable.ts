import { stripVTControlCharacters } from 'node:util';
import type { Theme } from './theme.js';

/** Control characters but tab and line feed, and the marks that turn the direction of text around. */
const unprintable = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * The same value with each string made harmless to print. Messages, names and errors come from users and from trigger
 * functions, and an escape sequence in one must not move the cursor or retitle the window. Where the locale is not UTF-8
 * the apostrophes and ellipses of this program's own texts become ASCII.
 */
export function printable<T>(value: T, { unicode }: Pick<Theme, 'unicode'>): T {
  return eachString(value, (text) => {
    const harmless = stripVTControlCharacters(text).replace(unprintable, '');
    return unicode ? harmless : harmless.replaceAll('\u2019', "'").replaceAll('\u2026', '...');
  }) as T;
}

function eachString(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((member) => eachString(member, change));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, eachString(member, change)]));
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
