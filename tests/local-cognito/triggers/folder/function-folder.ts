import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FunctionFile, startLocalCognito, TriggerCall } from '../../../../src/local-cognito/index.js';
import { assertBuilt } from '../../../support/built-program.js';
import { openPlayground, type Playground, type PlaygroundOptions } from '../../playground.js';

type Library = { readonly startLocalCognito: typeof startLocalCognito };

/** The library as it is installed: the thread of a function is a file that only the build makes. */
export async function builtLibrary(): Promise<Library> {
  assertBuilt();
  return (await import(new URL('../../../../dist/lib/local.js', import.meta.url).href)) as Library;
}

export type Files = Readonly<Record<string, string>>;

export interface FolderPlayground extends Playground {
  /** As the folder was when it was loaded. */
  readonly files: readonly FunctionFile[];
  /** What functions have logged: `<function> | <text>`. */
  readonly lines: string[];
  readonly calls: TriggerCall[];
  /** The next change of a file that nobody has asked for. */
  changed(file: string): Promise<FunctionFile>;
}

/** A playground whose functions are these files of a folder. */
export async function openFolder(
  folder: string,
  files: Files,
  { service, ...options }: PlaygroundOptions = {},
): Promise<FolderPlayground> {
  const { startLocalCognito: start } = await builtLibrary();
  await put(folder, files);
  const lines: string[] = [];
  const calls: TriggerCall[] = [];
  const playground = await openPlayground({
    ...options,
    service: {
      start,
      onFunctionLog: ({ functionArn, text }) => void lines.push(`${functionArn.split(':')[6]} | ${text}`),
      onTrigger: (call) => void calls.push(call),
      ...service,
    },
  });
  const changes = createQueue();
  const onChange = (file: FunctionFile): void => changes.add(file);
  const loaded = await playground.local.functions.loadFrom(folder, { onChange });
  return { ...playground, files: loaded, lines, calls, changed: changes.next };
}

/** Each file is there at once, as editors save it. */
export async function put(folder: string, files: Files): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.new`, text);
    await rename(`${file}.new`, file);
  }
}

export async function remove(folder: string, file: string): Promise<void> {
  await rm(join(folder, file));
}

function createQueue() {
  const waiting: FunctionFile[] = [];
  const askers: { readonly file: string; readonly give: (change: FunctionFile) => void }[] = [];
  return {
    add(change: FunctionFile) {
      const asker = askers.findIndex(({ file }) => file === change.file);
      if (asker === -1) waiting.push(change);
      else askers.splice(asker, 1)[0]!.give(change);
    },
    next(file: string): Promise<FunctionFile> {
      const found = waiting.findIndex((change) => change.file === file);
      if (found !== -1) return Promise.resolve(waiting.splice(found, 1)[0]!);
      return new Promise((give) => askers.push({ file, give }));
    },
  };
}

/** A function that confirms everybody, as TypeScript. */
export const confirming = `
import type { PreSignUpTriggerEvent } from 'aws-lambda';
export const handler = async (event: PreSignUpTriggerEvent): Promise<PreSignUpTriggerEvent> => {
  event.response.autoConfirmUser = true;
  return event;
};
`;

/** A function that logs a text and passes its event on. */
export function logging(text: string): string {
  return `exports.handler = async (event) => { console.log(${JSON.stringify(text)}); return event; };`;
}
