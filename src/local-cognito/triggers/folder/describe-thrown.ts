import { inspect } from 'node:util';

/** Lines of a stack that are not the user's: those of Node.js, and of what calls the handler. */
const FOREIGN = /^\s+at (?:.*[( ])?(?:node:|<anonymous>)/;

/** What was thrown, with the places in the user's own source. */
export function describeThrown(thrown: unknown): string {
  return inspect(thrown)
    .split('\n')
    .filter((line) => !FOREIGN.test(line) && !isOfWorker(line))
    .join('\n');
}

/**
 * An ES module stands there with its URL, one of CommonJS, which the program's is, with its path. Without a pattern: a
 * message may look like many places in one line, each of which would be searched to its end.
 */
function isOfWorker(line: string): boolean {
  return /^\s+at /.test(line) && /[\\/]function-worker\.js:/.test(line);
}
