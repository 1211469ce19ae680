import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { clashOf, readFileName, type NamedFunction } from './file-name.js';

/**
 * The files of a folder that can be functions, by name. Folders in it are passed over.
 * @throws {Error} with the code ERR_FUNCTION_FOLDER when there is no such folder.
 */
export async function listFunctions(folder: string): Promise<readonly NamedFunction[]> {
  const names = await readdir(folder).catch((cause: NodeJS.ErrnoException) => {
    throw folderError(`The folder of functions ${folder} can't be read: ${reasonOf(cause)}.`, cause);
  });
  const named = names.toSorted().flatMap((name) => readFileName(name) ?? []);
  const areFiles = await Promise.all(named.map(({ file }) => isFile(join(folder, file))));
  return named.filter((_, index) => areFiles[index]);
}

/** @throws {Error} with the code ERR_FUNCTION_FOLDER when two of the files are for one function or one trigger. */
export function requireNoClash(folder: string, functions: readonly NamedFunction[]): void {
  for (const [index, named] of functions.entries()) {
    const clash = clashWith(named, functions.slice(index + 1));
    if (clash !== undefined) throw folderError(`In the folder of functions ${folder}, ${clash.text}.`);
  }
}

/** The first of the others that is for the same function or trigger, and what they have in common. */
export function clashWith(
  named: NamedFunction,
  others: readonly NamedFunction[],
): { readonly other: NamedFunction; readonly text: string } | undefined {
  for (const other of others) {
    const text = clashOf(named, other);
    if (text !== undefined) return { other, text };
  }
  return undefined;
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'there is no such folder';
  return code === 'ENOTDIR' ? 'it is a file' : message;
}

function folderError(message: string, cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), { code: 'ERR_FUNCTION_FOLDER' });
}

/** Links count as what they lead to. */
async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
}
