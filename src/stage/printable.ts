import { stripVTControlCharacters } from 'node:util';

/** Control characters but tab and line feed, and the marks that turn the direction of text around. */
const unprintable = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * The same value with each string made harmless to print. Messages, names and errors come from users and from trigger
 * functions, and an escape sequence in one must not move the cursor or retitle the window.
 */
export function printable<T>(value: T): T {
  return cleaned(value) as T;
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return stripVTControlCharacters(value).replace(unprintable, '');
  if (Array.isArray(value)) return value.map(cleaned);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, cleaned(member)]));
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
