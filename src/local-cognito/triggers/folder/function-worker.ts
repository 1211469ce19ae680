import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { LambdaFunction } from '../../local-cognito.js';
import { withConsole } from '../function-logs.js';
import { callHandler, failureOf } from '../run-function.js';
import { describeThrown } from './describe-thrown.js';
import type { Failure, FromInstance, InstanceData, ToInstance } from './messages.js';

/** The thread in which one function runs: it loads the module, and calls its handler as often as it is told to. */

const { module, source, functionName } = workerData as InstanceData;
const tell = (message: FromInstance): void => parentPort?.postMessage(message, []);
const log = (text: string): void => tell({ type: 'log', text });

process.on('uncaughtException', (error) => crash(error, failureOf(error), 129));
process.on('unhandledRejection', (reason) => crash(reason, unhandled(reason), 128));

const loading = withConsole(log, load);
parentPort?.on('message', (message: ToInstance) => {
  if (message.type === 'are you there') tell({ type: 'here' });
  else void withConsole(log, () => call(message));
});

/** Undefined when it does not load, or has no handler. */
async function load(): Promise<LambdaFunction<never> | undefined> {
  try {
    // What bundled CommonJS calls for packages; a bundle of ES modules has none of its own.
    Object.assign(globalThis, { require: createRequire(source) });
    const handler = handlerIn((await import(pathToFileURL(module).href)) as Exports);
    if (handler !== undefined) {
      tell({ type: 'loaded' });
      return handler;
    }
    tell({ type: 'not loaded', failure: noHandler() });
  } catch (error) {
    tell({ type: 'not loaded', failure: failureOf(error), text: describeThrown(error) });
  }
  parentPort?.close();
  return undefined;
}

async function call({ id, event, invocation }: ToInstance & { readonly type: 'call' }): Promise<void> {
  const handler = await loading;
  if (handler === undefined) return;
  const outcome = await callHandler(handler, event, invocation, (thrown) => log(describeThrown(thrown)));
  tell({ type: 'outcome', id, outcome });
}

interface Exports {
  readonly handler?: unknown;
  readonly default?: unknown;
}

/** `handler` or the default export; a CommonJS module has both once more inside its default export. */
function handlerIn(exports: Exports): LambdaFunction<never> | undefined {
  const inner = Object(exports.default) as Exports;
  const candidates = [exports.handler, inner.handler, exports.default, inner.default];
  return candidates.find((candidate): candidate is LambdaFunction<never> => typeof candidate === 'function');
}

function noHandler(): Failure {
  const message = `${functionName}.handler is undefined or not exported`;
  return { kind: 'failed', name: 'Runtime.HandlerNotFound', message };
}

function unhandled(reason: unknown): Failure {
  const text = reason instanceof Error ? reason.toString() : String(reason);
  return { kind: 'failed', name: 'Runtime.UnhandledPromiseRejection', message: text };
}

/** As the Node.js runtime of Lambda does, with its exit codes. */
function crash(thrown: unknown, failure: Failure, exitCode: number): void {
  log(describeThrown(thrown));
  tell({ type: 'crashed', failure });
  process.exit(exitCode);
}
