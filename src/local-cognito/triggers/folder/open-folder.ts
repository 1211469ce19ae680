import { join, parse, resolve } from 'node:path';
import { closeInTurn } from '../../close-in-turn.js';
import { guardListener } from '../../guard-listener.js';
import type { FunctionFile } from '../../local-cognito.js';
import { parseFunctionArn, type FunctionSource } from '../function-source.js';
import { createBuildFolder, type BuildFolder } from './build-folder.js';
import type { NamedFunction } from './file-name.js';
import { functionEnvironment } from './function-environment.js';
import { openFunction, type FunctionOfFile } from './function-of-file.js';
import { listFunctions, requireNoClash } from './list-functions.js';
import { nearestTrigger } from './nearest-trigger.js';
import { realPath } from './real-path.js';
import { repeat } from './repeat.js';
import { createScan } from './scan-folder.js';

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
  host: FolderHost,
  onChange: (file: FunctionFile) => void,
): Promise<FunctionFolder> {
  const path = resolve(folder);
  const found = await listFunctions(path);
  requireNoClash(path, found);
  const buildFolder = createBuildFolder();
  const tell = guardListener(`The listener to changes of ${path}`, onChange);
  const functions = new Map<string, FunctionOfFile>();
  const inUse = (): readonly FunctionOfFile[] => [...functions.values()];
  const files: FunctionFile[] = [];
  let report = (file: FunctionFile): void => void files.push(file);
  const open = (named: NamedFunction): FunctionOfFile => {
    const opened = openFunction(toOptions(path, buildFolder, host, named, (file) => report(file)));
    functions.set(named.file, opened);
    return opened;
  };
  await Promise.all(found.map((named) => open(named).loaded));
  const complete = (file: FunctionFile): FunctionFile => withNearestTrigger(file, path, inUse());
  report = (file) => tell(complete(file));
  const stopScanning = repeat(createScan(path, functions, open, host, tell), SCAN_INTERVAL);
  return {
    // Not before all are loaded: then it is known which imports which.
    files: files.map(complete).toSorted((a, b) => (a.file < b.file ? -1 : 1)),
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

/** Says what its name is near to, unless it is plainly no slip: the trigger has a file, or another function imports it. */
function withNearestTrigger(file: FunctionFile, folder: string, functions: Iterable<FunctionOfFile>): FunctionFile {
  if (file.trigger !== undefined || !['ready', 'no function'].includes(file.state)) return file;
  const others = [...functions].filter(({ named }) => named.file !== file.file);
  const nearest = nearestTrigger(parse(file.file).name);
  const path = realPath(join(folder, file.file));
  const isOfOthers = others.some((other) => other.named.trigger === nearest || other.isMadeOf(path));
  return nearest === undefined || isOfOthers ? file : { ...file, nearestTrigger: nearest };
}
