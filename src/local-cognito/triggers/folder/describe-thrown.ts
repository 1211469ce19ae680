import { inspect } from 'node:util';

/** Lines of a stack that are not the user's: those of Node.js, and of what calls the handler. */
const FOREIGN = /^\s+at (?:.*[( ])?(?:node:|<anonymous>|file:.*\/function-worker\.js)/;

/** What was thrown, with the places in the user's own source. */
export function describeThrown(thrown: unknown): string {
  return inspect(thrown)
    .split('\n')
    .filter((line) => !FOREIGN.test(line))
    .join('\n');
}
