import { readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';

export type ModuleFormat = 'esm' | 'cjs';

/** The format that Node.js takes a file for: by its ending, else by the `type` of the nearest package.json. */
export async function moduleFormatOf(file: string): Promise<ModuleFormat> {
  const [, kind] = /^\.([cm]?)/.exec(extname(file)) ?? [];
  if (kind === 'm') return 'esm';
  if (kind === 'c') return 'cjs';
  return (await packageTypeAt(dirname(file))) === 'module' ? 'esm' : 'cjs';
}

async function packageTypeAt(folder: string): Promise<unknown> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined);
  if (text !== undefined) return typeIn(text);
  return dirname(folder) === folder ? undefined : packageTypeAt(dirname(folder));
}

function typeIn(text: string): unknown {
  try {
    return (JSON.parse(text) as { readonly type?: unknown }).type;
  } catch {
    return undefined;
  }
}
