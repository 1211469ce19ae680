import { inspect } from 'node:util';

/**
 * Lines of a stack that are not the user's: those of Node.js, and of what calls the handler. An ES module stands there
 * with its URL, one of CommonJS, which the program's is, with its path.
 */
const FOREIGN = /^\s+at (?:.*[( ])?(?:node:|<anonymous>|(?:file:|\/|[A-Z]:\\).*[\\/]function-worker\.js:)/;

/** What was thrown, with the places in the user's own source. */
export function describeThrown(thrown: unknown): string {
  return inspect(thrown)
    .split('\n')
    .filter((line) => !FOREIGN.test(line))
    .join('\n');
}
