import { stripVTControlCharacters } from 'node:util';

/** Control characters but line feed and tab, and the marks that turn the direction of text around. */
const unprintable = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** Text of others, such as a user's address or what a function logs, without what a terminal would take for an order. */
export function harmless(text: string): string {
  return stripVTControlCharacters(text).replace(unprintable, '');
}

/** The same as one line. */
export function harmlessLine(text: string): string {
  const lines = harmless(text).trim().split('\n');
  const trimmed = lines.map((line) => line.trim());
  // Lines without text make no blanks of their own.
  return trimmed.filter((line) => line !== '').join(' ');
}
