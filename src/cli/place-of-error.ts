import { execFile } from 'node:child_process';
import { dirname, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Milliseconds for Node to come to the error again. */
const PATIENCE = 10_000;

/** Of this program, which calls what the user wrote. */
const own = dirname(fileURLToPath(import.meta.url));

/**
 * Where in somebody's own source an error of loading it is, as in `my-scenario.mjs:4`; undefined when it is not known.
 * @param file the one that was loaded
 */
export async function placeOf(error: unknown, file: string): Promise<string | undefined> {
  const stack = (error instanceof Error && error.stack) || '';
  const place = placeIn(stack);
  if (place !== undefined || !(error instanceof SyntaxError)) return place;
  // Where a syntax error is Node tells in no property of the error. Nothing runs before it is met.
  return placeIn(await saidOf(file));
}

/** The first place in a stack that is neither Node's, nor a package's, nor this program's. */
function placeIn(stack: string): string | undefined {
  for (const line of stack.split('\n')) {
    const found = /^(?:\s+at (?:.*\()?)?((?:file:\/\/)?(?:\/|[A-Z]:\\).*?)(:\d+(?::\d+)?)\)?$/.exec(line);
    const [, where = '', position = ''] = found ?? [];
    if (where === '') continue;
    const path = where.startsWith('file:') ? fileURLToPath(where) : where;
    if (!path.startsWith(own + sep) && !path.includes(`${sep}node_modules${sep}`)) return shown(path) + position;
  }
  return undefined;
}

function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') ? path : near;
}

/** What Node says of a file that it can't load. */
function saidOf(file: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [file], { timeout: PATIENCE }, (_failure, _stdout, stderr) => resolve(stderr));
  });
}
