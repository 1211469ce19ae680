import { inspect } from 'node:util';

/** A wrong value, in a message about it: never what is in an object. */
export function shown(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return inspect(value, { maxStringLength: 100 });
}
