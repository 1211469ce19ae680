import { closeInTurn } from '../../close-in-turn.js';
import type { FunctionFile } from '../../local-cognito.js';
import type { FunctionOutcome, InvokeFunction } from '../function-source.js';
import type { BuildFolder } from './build-folder.js';
import type { Built, BuildProblem } from './build-function.js';
import type { NamedFunction } from './file-name.js';
import { followBuild } from './follow-build.js';
import { startInstance, type Instance, type LoadFailure } from './instance.js';

export interface FunctionOfFileOptions {
  readonly named: NamedFunction;
  readonly arn: string;
  /** The user's file. */
  readonly source: string;
  readonly buildFolder: BuildFolder;
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
  /** Resolves when it has loaded, or failed to, for the first time, or has been closed. Never rejects. */
  readonly loaded: Promise<void>;
  /** Whether it is made of a file, be it through others: itself, and what it imports. The path is free of links. */
  isMadeOf(path: string): boolean;
  readonly invoke: InvokeFunction;
  close(): Promise<void>;
}

/** What a version of the file has come to: a module to run, or the reason why there is none. */
type Version = Module | { readonly code?: undefined; readonly problem: BuildProblem };

interface Module {
  /** Its name in the build folder. */
  readonly name: string;
  readonly code: string;
}

/** Builds and loads the function in a file, and does so again whenever what it is made of has changed. */
export function openFunction(options: FunctionOfFileOptions): FunctionOfFile {
  const { named, arn, source, buildFolder, log } = options;
  const first = deferred<Version>();
  const loaded = deferred<void>();
  let version: Version | Promise<Version> = first.promise;
  let count = 0;
  let code: string | undefined;
  let sources: readonly string[] = [];
  let instance: Instance | undefined;
  let isClosed = false;

  /** @throws {Error} when its code can't be written, or there is no thread for it. */
  const start = ({ name, code: text }: Module): Instance =>
    (instance = startInstance({
      module: buildFolder.put(name, text),
      source,
      functionName: named.functionName,
      environment: options.environment(),
      loadLimit: options.loadLimit,
      log,
    }));
  const replace = async (built: Built): Promise<void> => {
    const own = ++count;
    code = built.code;
    // A broken file imports what it did before.
    if (built.code !== undefined) sources = built.sources;
    instance?.retire();
    instance = undefined;
    const next = versionOf(built, `${named.functionName}-${own}`);
    version = next;
    first.resolve(next);
    const problem = await problemOf(next, named, start);
    if (own === count) options.onLoaded({ ...aboutFile(named, arn), ...problem });
    loaded.resolve();
  };
  const takeIn = (built: Built): void => {
    if (!isClosed && (isNews(built, code) || count === 0)) void replace(built);
  };
  const lose = (reason: unknown): void => {
    if (count === 0) takeIn({ problem: compilerProblem(reason), isGone: false });
    else log(lostText(reason));
  };
  const stopBuilding = followBuild(source, buildFolder.path, takeIn, lose);
  return {
    named,
    arn,
    loaded: loaded.promise,
    isMadeOf: (path) => sources.includes(path),
    async invoke(event, invocation) {
      const current = await version;
      if (current.code === undefined) return fail(current.problem, log);
      // One that has ended, or never loaded, begins anew with the next call, as on Lambda.
      const called = instance === undefined || instance.hasEnded() ? tryTo(start, current) : instance;
      if ('problem' in called) return fail(called.problem, log);
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
      // Whoever waits for it waits for nothing, should the compiler have ended.
      loaded.resolve();
      await closeInTurn([stopBuilding, async () => instance?.stop()]);
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

function versionOf(built: Built, name: string): Version {
  if (built.code === undefined) return built;
  return { name: `${name}.${built.format === 'esm' ? 'mjs' : 'cjs'}`, code: built.code };
}

function fail({ text, name, message }: BuildProblem, log: (text: string) => void): FunctionOutcome {
  log(text);
  return { kind: 'failed', name, message };
}

function tryTo(start: (module: Module) => Instance, module: Module): Instance | { readonly problem: BuildProblem } {
  try {
    return start(module);
  } catch (error) {
    return { problem: ownProblem(`It can't be started: ${messageOf(error)}. The next call tries again.`) };
  }
}

/** Such as a program of esbuild that is not there. */
function compilerProblem(reason: unknown): BuildProblem {
  return ownProblem(`Its compiler, esbuild, does not run: ${messageOf(reason)}. Restart the process to build it.`);
}

function lostText(reason: unknown): string {
  const why = messageOf(reason);
  return `Its compiler, esbuild, does not run any more: ${why}. Changes of the file have no effect: restart the process.`;
}

/** One that is no fault of the file. */
function ownProblem(text: string): BuildProblem {
  return { text, name: 'Runtime.ImportModuleError', message: `Error: ${text}` };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function problemOf(
  version: Version,
  { file, trigger }: NamedFunction,
  start: (module: Module) => Instance,
): Promise<Pick<FunctionFile, 'state' | 'problem'>> {
  if (version.code === undefined) return { state: 'broken', problem: version.problem.text };
  const started = tryTo(start, version);
  if ('problem' in started) return { state: 'broken', problem: started.problem.text };
  const failed: LoadFailure | undefined = await started.loaded;
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
