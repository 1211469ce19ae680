import { types } from 'node:util';
import type { LambdaContext, LambdaFunction } from '../local-cognito.js';
import { elapsed, sleep } from '../real-time.js';
import { parseFunctionArn, type FunctionOutcome, type Invocation } from './function-source.js';

/** Bytes that Lambda takes of an answer. */
const LARGEST_ANSWER = 6_291_556;

/**
 * Runs a function once as Lambda does: it gets a copy of the event, and what comes back goes through JSON. It may answer
 * by a promise, by the callback or by its context. One that is too slow runs on, but nobody listens any more.
 */
export async function runFunction(
  handler: LambdaFunction<never>,
  event: object,
  invocation: Invocation,
): Promise<FunctionOutcome> {
  return inTime(invocation.timeLimit, callHandler(handler, event, invocation));
}

/** Waits for the outcome of a function no longer than its time limit, in milliseconds. */
export async function inTime(timeLimit: number, outcome: Promise<FunctionOutcome>): Promise<FunctionOutcome> {
  const over = new AbortController();
  try {
    return await Promise.race([outcome, sleep(timeLimit, { kind: 'timed out' } as const, { signal: over.signal })]);
  } finally {
    over.abort();
  }
}

/**
 * The same without the time limit.
 * @param onFailure told of what was thrown, as it was.
 */
export function callHandler(
  handler: LambdaFunction<never>,
  event: object,
  invocation: Invocation,
  onFailure: (thrown: unknown) => void = () => undefined,
): Promise<FunctionOutcome> {
  return new Promise((resolve) => {
    const succeed = (output: unknown): void => resolve(readAnswer(output));
    const fail = (thrown: unknown): void => {
      onFailure(thrown);
      resolve(failureOf(thrown));
    };
    // Whatever is not nothing counts as an error.
    const done = (error?: unknown, result?: unknown): void => (isNothing(error) ? succeed(result) : fail(error));
    const context = createContext(invocation, { done, succeed, fail });
    try {
      const returned = handler(JSON.parse(JSON.stringify(event)) as never, context, done);
      if (isPromise(returned)) returned.then(succeed, fail);
      else if (answersAtOnce(handler, returned)) succeed(returned);
    } catch (error) {
      fail(error);
    }
  });
}

/** What a function learns of its own invocation; the same members as on Lambda. */
function createContext(
  { arn, requestId, timeLimit, code }: Invocation,
  ways: Pick<LambdaContext, 'done' | 'succeed' | 'fail'>,
): LambdaContext {
  const functionName = parseFunctionArn(arn)?.name ?? arn;
  const deadline = elapsed() + timeLimit;
  return {
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: arn,
    memoryLimitInMB: '128',
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: `local/[$LATEST]${requestId.replaceAll('-', '')}`,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(deadline - elapsed(), 0),
    ...(code && { decryptCode: decryptOnly(code) }),
    ...ways,
  };
}

/** In place of KMS. */
function decryptOnly({ encrypted, plain }: NonNullable<Invocation['code']>): NonNullable<LambdaContext['decryptCode']> {
  return async (given) => {
    if (given !== encrypted) throw new Error('It decrypts the code of this event, and no other.');
    return plain;
  };
}

/** One that is given the context or the callback may still answer by it; what else it returns then says nothing. */
function answersAtOnce({ length: parameters }: LambdaFunction<never>, returned: unknown): boolean {
  return parameters < (returned === undefined ? 2 : 3);
}

function readAnswer(output: unknown): FunctionOutcome {
  const text = jsonOf(output);
  if (text === undefined) return { kind: 'failed', name: 'Error', message: 'Unable to stringify response body' };
  if (Buffer.byteLength(text) > LARGEST_ANSWER) {
    const message = `Response payload size exceeded maximum allowed payload size (${LARGEST_ANSWER} bytes).`;
    return { kind: 'failed', name: 'Function.ResponseSizeTooLarge', message };
  }
  return { kind: 'answered', output: JSON.parse(text) as unknown };
}

function jsonOf(output: unknown): string | undefined {
  try {
    return JSON.stringify(output ?? null) ?? 'null';
  } catch {
    // It refers to itself, or holds a BigInt.
    return undefined;
  }
}

interface Texted {
  toString(): unknown;
}

/** What is thrown need not be an error, nor have a text. */
export function failureOf(thrown: unknown): FunctionOutcome & { readonly kind: 'failed' } {
  try {
    if (isErrorLike(thrown)) return { kind: 'failed', name: String(thrown.name), message: String(thrown.message) };
    if (!isNothing(thrown))
      return { kind: 'failed', name: typeof thrown, message: String((thrown as Texted).toString()) };
  } catch {
    // Its text can't be had.
  }
  return { kind: 'failed', name: 'Error', message: 'handled' };
}

function isErrorLike(thrown: unknown): thrown is Readonly<Record<'name' | 'message', unknown>> {
  if (types.isNativeError(thrown)) return true;
  const { name, message, stack } = (thrown ?? {}) as Partial<Record<keyof Error, unknown>>;
  return [name, message, stack].every((member) => typeof member === 'string');
}

function isNothing(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
