import { setTimeout as sleep } from 'node:timers/promises';
import type { LambdaFunction } from '../local-cognito.js';
import { createContext } from './function-registry.js';

/** How one attempt at a function ended. */
export type FunctionOutcome =
  | { readonly kind: 'answered'; readonly output: unknown }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string }
  | { readonly kind: 'timed out' };

export interface Invocation {
  readonly arn: string;
  readonly requestId: string;
  /** Milliseconds. */
  readonly timeLimit: number;
}

/**
 * Runs a function once as Lambda does: it gets a copy of the event, and what comes back goes through JSON. It may answer
 * by a promise or by the callback. One that is too slow runs on, but nobody listens any more.
 */
export async function runFunction(
  handler: LambdaFunction,
  event: object,
  { arn, requestId, timeLimit }: Invocation,
): Promise<FunctionOutcome> {
  const over = new AbortController();
  const context = createContext(arn, requestId, performance.now() + timeLimit, () => performance.now());
  try {
    const outcome = await Promise.race([
      answerOf(handler, throughJson(event), context).then((output) => ({ output: throughJson(output) })),
      sleep(timeLimit, undefined, { signal: over.signal }),
    ]);
    return outcome === undefined ? { kind: 'timed out' } : { kind: 'answered', output: outcome.output };
  } catch (error) {
    return { kind: 'failed', name: error instanceof Error ? error.name : 'Error', message: messageOf(error) };
  } finally {
    over.abort();
  }
}

function answerOf(handler: LambdaFunction, event: unknown, context: Parameters<LambdaFunction>[1]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const callback = (error?: unknown, result?: unknown): void => {
      // As Lambda does, whatever is not nothing counts as an error.
      if (error === undefined || error === null) resolve(result);
      else reject(error instanceof Error ? error : new Error(messageOf(error)));
    };
    const returned: unknown = handler(event as never, context, callback);
    // A function that takes a callback answers by it, one that does not answers by what it returns.
    if (isPromise(returned)) returned.then(resolve, reject);
    else if (handler.length < 3) resolve(returned);
  });
}

/** What is thrown need not be an error. */
function messageOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message;
  return typeof thrown === 'string' ? thrown : JSON.stringify(thrown);
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function throughJson(value: unknown): unknown {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? undefined : (JSON.parse(text) as unknown);
}
