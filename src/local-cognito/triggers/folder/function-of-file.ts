import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FunctionFile } from '../../local-cognito.js';
import type { InvokeFunction } from '../function-source.js';
import { watchBuild, type Built, type BuildProblem } from './build-function.js';
import type { NamedFunction } from './file-name.js';
import { startInstance, type Instance, type LoadFailure } from './instance.js';

export interface FunctionOfFileOptions {
  readonly named: NamedFunction;
  readonly arn: string;
  /** The user's file. */
  readonly source: string;
  /** Where built code may lie. */
  readonly outFolder: string;
  /** Asked at each start of an instance. */
  readonly environment: () => Record<string, string>;
  /** Milliseconds that the module has to load. */
  readonly loadLimit: number;
  readonly log: (text: string) => void;
  /** Told of each load, the first included. */
  readonly onLoaded: (file: FunctionFile) => void;
}

/** The function in a file, as the file is now. */
export interface FunctionOfFile {
  readonly named: NamedFunction;
  readonly arn: string;
  /** Resolves when it has loaded, or failed to, for the first time. Rejects when nothing can be built. */
  readonly loaded: Promise<void>;
  readonly invoke: InvokeFunction;
  close(): Promise<void>;
}

/** What a version of the file has come to: a module to run, or the reason why there is none. */
type Version = { readonly module: string } | { readonly module?: undefined; readonly problem: BuildProblem };

/** Builds and loads the function in a file, and does so again whenever what it is made of has changed. */
export function openFunction(options: FunctionOfFileOptions): FunctionOfFile {
  const { named, arn, source, outFolder, log } = options;
  const first = deferred<Version>();
  const loaded = deferred<void>();
  let version: Promise<Version> = first.promise;
  let count = 0;
  let code: string | undefined;
  let instance: Instance | undefined;
  let isClosed = false;

  const start = (module: string): Instance =>
    (instance = startInstance({
      module,
      source,
      functionName: named.functionName,
      environment: options.environment(),
      loadLimit: options.loadLimit,
      log,
    }));
  const replace = async (built: Built): Promise<void> => {
    const own = ++count;
    code = built.code;
    instance?.retire();
    instance = undefined;
    version = write(built, join(outFolder, `${named.functionName}-${own}`));
    const written = await version;
    first.resolve(written);
    if (own !== count) return;
    const problem = await problemOf(written, named, start);
    if (own === count) options.onLoaded({ ...aboutFile(named, arn), ...problem });
    loaded.resolve();
  };
  const stopBuilding = watchBuild(source, outFolder, (built) => {
    if (!isClosed && (isNews(built, code) || count === 0)) void replace(built);
  });
  return {
    named,
    arn,
    // Without a compiler it never will.
    loaded: stopBuilding.then(() => loaded.promise),
    async invoke(event, invocation) {
      const current = await version;
      if (current.module === undefined) {
        const { name, message, text } = current.problem;
        log(text);
        return { kind: 'failed', name, message };
      }
      // One that has ended, or never loaded, begins anew with the next call, as on Lambda.
      const called = instance === undefined || instance.hasEnded() ? start(current.module) : instance;
      const outcome = await called.invoke(event, invocation);
      if (outcome.kind === 'timed out' && called.isStuck(invocation.timeLimit)) {
        log('It does not come back, as in an endless loop: it is ended.');
        await called.stop();
      }
      return outcome;
    },
    async close() {
      isClosed = true;
      count++;
      const stop = await stopBuilding;
      await stop();
      await instance?.stop();
    },
  };
}

/**
 * A change that changes nothing keeps what the function has in memory. A file that is gone may be about to be replaced:
 * whoever looks after the folder sees whether it is.
 */
function isNews(built: Built, code: string | undefined): boolean {
  return built.code === undefined ? !built.isGone : built.code !== code;
}

/** What is told of a file, whatever has become of it. */
export function aboutFile({ file, trigger, version }: NamedFunction, functionArn: string): Omit<FunctionFile, 'state'> {
  return { file, functionArn, ...(trigger && { trigger }), ...(version && { version }) };
}

async function write(built: Built, path: string): Promise<Version> {
  if (built.code === undefined) return built;
  const module = `${path}.${built.format === 'esm' ? 'mjs' : 'cjs'}`;
  await writeFile(module, built.code);
  return { module };
}

async function problemOf(
  version: Version,
  { file, trigger }: NamedFunction,
  start: (module: string) => Instance,
): Promise<Pick<FunctionFile, 'state' | 'problem'>> {
  if (version.module === undefined) return { state: 'broken', problem: version.problem.text };
  const failed: LoadFailure | undefined = await start(version.module).loaded;
  if (failed === undefined) return { state: 'ready' };
  if (failed.text !== undefined) return { state: 'broken', problem: failed.text };
  // A module of others, most likely.
  if (trigger === undefined) return { state: 'no function' };
  return { state: 'broken', problem: `${file} exports neither a function named handler nor one as its default.` };
}

function deferred<T>(): { readonly promise: Promise<T>; resolve(value: T): void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve: (value) => resolve(value) };
}
