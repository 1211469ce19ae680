import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { clearTimeout, setTimeout } from '../../real-time.js';
import type { FunctionOutcome, Invocation } from '../function-source.js';
import { inTime } from '../run-function.js';
import { isFromInstance, type Failure, type InstanceData, type ToInstance } from './messages.js';
import { createOpenCalls } from './open-calls.js';
import { createSilence } from './silence.js';

/** Megabytes of heap. A function that takes more ends alone; without a limit, all of the service would. */
const LARGEST_HEAP = 512;

export interface InstanceOptions extends InstanceData {
  readonly environment: Readonly<Record<string, string>>;
  /** Milliseconds that the module has to load. */
  readonly loadLimit: number;
  readonly log: (text: string) => void;
}

/** One running function: a thread of its own, so that neither an endless loop nor process.exit reaches the service. */
export interface Instance {
  /** Resolves once the module has loaded, or has failed to. */
  readonly loaded: Promise<LoadFailure | undefined>;
  hasEnded(): boolean;
  invoke(event: object, invocation: Invocation): Promise<FunctionOutcome>;
  /** Whether it has stopped to take messages, as in an endless loop. Known once a call of this limit has timed out. */
  isStuck(timeLimit: number): boolean;
  /** Ends it when the calls under way have ended. */
  retire(): void;
  /** Ends it now. Calls under way have timed out. */
  stop(): Promise<void>;
}

export interface LoadFailure {
  readonly failure: Failure;
  /** What was thrown, with its place; undefined when there is no handler. */
  readonly text?: string;
}

export function startInstance({ environment, loadLimit, log, ...data }: InstanceOptions): Instance {
  const worker = startWorker(data, environment, log);
  const send = (message: ToInstance): void => worker.postMessage(message, []);
  const silence = createSilence(() => send({ type: 'are you there' }));
  let isRetired = false;
  const stopIfRetired = (): void => void (isRetired && worker.terminate());
  const calls = createOpenCalls(stopIfRetired);
  /** Set when it has ended: what calls of it come to. */
  let ended: ((requestId: string) => FunctionOutcome) | undefined;
  let hasLoaded = false;
  let tellLoaded!: (failure?: LoadFailure) => void;
  const loaded = new Promise<LoadFailure | undefined>((resolve) => (tellLoaded = resolve));

  const end = (outcomeOf: (requestId: string) => Failure): void => {
    ended ??= outcomeOf;
    const failure = outcomeOf('init');
    tellLoaded({ failure, text: failure.message });
    calls.endAll(ended);
  };
  worker.on('message', (message: unknown) => {
    if (!isFromInstance(message)) return undefined;
    switch (message.type) {
      case 'log':
        return log(message.text);
      case 'loaded':
        hasLoaded = true;
        return tellLoaded();
      case 'not loaded':
        tellLoaded(message);
        return end(() => message.failure);
      case 'outcome':
        return calls.end(message.id, message.outcome);
      case 'crashed':
        return end(() => message.failure);
      case 'here':
        return silence.broken();
    }
  });
  // Such as a heap that is full.
  worker.on('error', ({ name, message }) => {
    log(`${name}: ${message}`);
    end(() => ({ kind: 'failed', name, message }));
  });
  worker.on('exit', (code) => end((requestId) => exitFailure(requestId, code)));

  const stop = async (): Promise<void> => {
    calls.endAll(() => ({ kind: 'timed out' }));
    await worker.terminate();
  };
  const tooSlow = setTimeout(() => {
    end(() => ({ kind: 'failed', name: 'Sandbox.Timedout', message: `It does not load within ${loadLimit} ms` }));
    void stop();
  }, loadLimit);
  void loaded.then(() => clearTimeout(tooSlow));
  return {
    loaded,
    hasEnded: () => ended !== undefined,
    async invoke(event, invocation) {
      const { requestId, timeLimit } = invocation;
      if (ended !== undefined) return ended(requestId);
      let id = 0;
      const outcome = new Promise<FunctionOutcome>((resolve) => (id = calls.add(requestId, resolve)));
      send({ type: 'call', id, event, invocation });
      const stopWatching = silence.watch(timeLimit);
      const inLimit = await inTime(timeLimit, outcome);
      stopWatching();
      calls.end(id, inLimit);
      return inLimit;
    },
    // A module may keep the thread busy for as long as it loads.
    isStuck: (timeLimit) => hasLoaded && silence.lasts(timeLimit),
    retire() {
      isRetired = true;
      if (calls.count() === 0) stopIfRetired();
    },
    stop,
  };
}

function startWorker(
  data: InstanceData,
  environment: InstanceOptions['environment'],
  log: InstanceOptions['log'],
): Worker {
  const worker = new Worker(new URL('./function-worker.js', import.meta.url), {
    workerData: data,
    env: { ...environment },
    execArgv: ['--enable-source-maps'],
    resourceLimits: { maxOldGenerationSizeMb: LARGEST_HEAP },
    stdout: true,
    stderr: true,
  });
  // It keeps nobody from ending; whoever waits for it does so with a time limit.
  worker.unref();
  for (const stream of [worker.stdout, worker.stderr]) logLines(stream, log);
  return worker;
}

function logLines(stream: Readable, log: (text: string) => void): void {
  createInterface({ input: stream }).on('line', log);
}

/** In the words of Lambda. */
function exitFailure(requestId: string, code: number): Failure {
  const how = code === 0 ? 'without providing a reason' : `with error: exit status ${code}`;
  return { kind: 'failed', name: 'Runtime.ExitError', message: `RequestId: ${requestId} Error: Runtime exited ${how}` };
}
