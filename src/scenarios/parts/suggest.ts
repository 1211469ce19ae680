import type { Suggestion } from '../../events/index.js';

/** A suggestion that says what it is. */
export function suggest(value: string): Suggestion {
  return { label: value, value: () => value };
}
