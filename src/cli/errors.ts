import { Interrupted, type ExpectedError } from '../events/index.js';
import { ownText, speaksUnicode } from '../stage/speaks-unicode.js';
import { explainError } from './explain-error.js';
import { linesFoldedFor } from './folded.js';
import type { Io } from './io.js';

/** Exit codes: 0 done, 1 the run failed, 2 wrong usage or missing answers, 130 interrupted. */
export function reportError(
  error: unknown,
  { stderr, env = {} }: Pick<Io, 'stderr'> & Partial<Pick<Io, 'env'>>,
  debug: boolean,
): number {
  if (error instanceof Interrupted) {
    stderr.write(`${error.message}\n`);
    return 130;
  }
  const expected = explainError(error);
  const text = ownText(expected ? expectedText(expected) : bugText(error, debug), speaksUnicode(env));
  stderr.write(linesFoldedFor(stderr, text));
  if (debug) stderr.write(`\n${stackOf(error)}\n`);
  return expected?.exitCode ?? 1;
}

function expectedText({ message, next }: ExpectedError): string {
  return next === undefined ? `Error: ${message}\n` : `Error: ${message}\n${next}\n`;
}

function bugText(error: unknown, debug: boolean): string {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const hint = debug ? '' : ' Run again with --debug for the stack.';
  return `Unexpected error: ${message}\nThis is a bug in cognito-demo.${hint}\n`;
}

/** With the stacks of what caused it. */
export function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stack = error.stack ?? error.message;
  return error.cause === undefined ? stack : `${stack}\nCaused by: ${stackOf(error.cause)}`;
}
