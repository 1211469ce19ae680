import { join, resolve } from 'node:path';
import { closeInTurn } from '../../close-in-turn.js';
import type { FunctionFile } from '../../local-cognito.js';
import { parseFunctionArn, type FunctionSource } from '../function-source.js';
import { createBuildFolder, type BuildFolder } from './build-folder.js';
import type { NamedFunction } from './file-name.js';
import { functionEnvironment } from './function-environment.js';
import { aboutFile, openFunction, type FunctionOfFile } from './function-of-file.js';
import { guardListener } from './guard-listener.js';
import { clashWith, listFunctions, requireNoClash } from './list-functions.js';
import { repeat } from './repeat.js';

/** Milliseconds between two looks at which files there are. Asking works on every file system; being told does not. */
const SCAN_INTERVAL = 250;

/** What the functions of a folder need of the service. */
export interface FolderHost {
  readonly region: string;
  readonly arnOf: (functionName: string) => string;
  /** Where the service listens; undefined when it does not. */
  readonly url: () => string | undefined;
  /** Milliseconds that a function has to answer. */
  readonly timeLimit: number;
  readonly log: (arn: string, text: string) => void;
}

export interface FunctionFolder extends FunctionSource {
  /** As they are once the folder has been opened. */
  readonly files: readonly FunctionFile[];
  close(): Promise<void>;
}

/**
 * The functions in the files of a folder. They follow the files, which may change, come and go.
 * @param onChange told of each change to come. What it throws becomes a warning of the process.
 * @throws {Error} with the code ERR_FUNCTION_FOLDER when there is no such folder, or two files are for one function.
 */
export async function openFolder(
  folder: string,
  given: FolderHost,
  onChange: (file: FunctionFile) => void,
): Promise<FunctionFolder> {
  const path = resolve(folder);
  const found = await listFunctions(path);
  requireNoClash(path, found);
  const buildFolder = createBuildFolder();
  const host = { ...given, log: guardListener('The listener to the log of functions', given.log) };
  const tell = guardListener(`The listener to changes of ${path}`, onChange);
  const files: FunctionFile[] = [];
  let report = (file: FunctionFile): void => void files.push(file);
  const functions = new Map<string, FunctionOfFile>();
  const open = (named: NamedFunction): FunctionOfFile => {
    const opened = openFunction(toOptions(path, buildFolder, host, named, (file) => report(file)));
    functions.set(named.file, opened);
    return opened;
  };
  await Promise.all(found.map((named) => open(named).loaded));
  report = tell;
  const stopScanning = repeat(createScan(path, functions, open, host, tell), SCAN_INTERVAL);
  const inUse = (): readonly FunctionOfFile[] => [...functions.values()];
  return {
    files: files.toSorted((a, b) => (a.file < b.file ? -1 : 1)),
    find(arn) {
      // By name: here all accounts, regions and versions are one.
      const called = parseFunctionArn(arn)?.name;
      return inUse().find(({ named }) => named.functionName === called)?.invoke;
    },
    standIn(trigger) {
      const found = inUse().find(({ named }) => named.trigger === trigger);
      return found && { arn: found.arn, ...(found.named.version && { version: found.named.version }) };
    },
    async close() {
      const stopped = stopScanning();
      // A scan may wait for one of them.
      const closed = inUse().map((opened) => opened.close());
      await closeInTurn([() => Promise.all(closed), () => stopped, buildFolder.remove]);
    },
  };
}

function toOptions(
  folder: string,
  buildFolder: BuildFolder,
  { region, arnOf, url, timeLimit, log }: FolderHost,
  named: NamedFunction,
  onLoaded: (file: FunctionFile) => void,
): Parameters<typeof openFunction>[0] {
  const { functionName } = named;
  const arn = arnOf(functionName);
  return {
    named,
    arn,
    source: join(folder, named.file),
    buildFolder,
    environment: () => functionEnvironment(process.env, { functionName, folder, region, serviceUrl: url() }),
    // Ten seconds for five, as on Lambda.
    loadLimit: 2 * timeLimit,
    log: (text) => log(arn, text),
    onLoaded,
  };
}

/** Takes files in that have come, and lets go of those that are no more. */
function createScan(
  folder: string,
  functions: Map<string, FunctionOfFile>,
  open: (named: NamedFunction) => FunctionOfFile,
  { arnOf, log }: FolderHost,
  onChange: (file: FunctionFile) => void,
): (signal: AbortSignal) => Promise<void> {
  const refused = new Set<string>();
  return async (signal) => {
    // The folder itself may have gone.
    const now = await listFunctions(folder).catch(() => []);
    for (const [file, opened] of functions) {
      if (signal.aborted) return;
      if (now.some((named) => named.file === file)) continue;
      functions.delete(file);
      await opened.close().catch((error: unknown) => log(opened.arn, `It does not close: ${String(error)}`));
      onChange({ ...aboutFile(opened.named, opened.arn), state: 'removed' });
    }
    for (const file of refused) if (!now.some((named) => named.file === file)) refused.delete(file);
    for (const named of now) {
      if (signal.aborted) return;
      if (functions.has(named.file)) continue;
      const clash = clashWith(
        named,
        [...functions.values()].map((opened) => opened.named),
      );
      if (clash === undefined) {
        refused.delete(named.file);
        await open(named).loaded;
      } else if (!refused.has(named.file)) {
        refused.add(named.file);
        onChange({
          ...aboutFile(named, arnOf(named.functionName)),
          state: 'broken',
          problem: `${clash}. The first to be there stays.`,
        });
      }
    }
  };
}
