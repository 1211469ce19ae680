import { statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ExpectedError } from '../events/index.js';
import type { Scenario } from '../scenarios/scenario.js';
import { placeOf } from './place-of-error.js';
import { whatLacks } from './what-lacks.js';

const manual = 'docs/write-a-scenario.md shows what such a file holds.';

/** @throws {ExpectedError} exit code 2, when there is no scenario to be had. */
export async function loadScenario(file: string): Promise<Scenario> {
  requireFile(file);
  const given = await load(file);
  const lacks = whatLacks(given);
  if (lacks === undefined) return given as Scenario;
  throw new ExpectedError(`${file} holds no scenario: ${lacks}.`, { next: manual, exitCode: 2 });
}

/** Node would speak of a module, and of the file of this program that imports it. */
function requireFile(file: string): void {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isFile()) return;
  const reason = stat?.isDirectory() ? 'it is a folder' : stat ? 'it is no file' : 'there is no such file';
  const next = stat ? 'Name a file in it.' : 'Check its path, which starts from the folder that you are in.';
  throw cannotLoad(file, `${reason}.`, `${next} ${manual}`);
}

/** @returns its default export. */
async function load(file: string): Promise<unknown> {
  try {
    const module = (await import(pathToFileURL(resolve(file)).href)) as { readonly default?: unknown };
    return module.default;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_UNKNOWN_FILE_EXTENSION') throw unknownKind(file, cause);
    const reason = cause instanceof Error ? cause.message : String(cause);
    const place = await placeOf(cause, file);
    throw cannotLoad(file, place === undefined ? reason : `${reason}\n  at ${place}`, manual, cause);
  }
}

/** By Node, for one that it imports as well. */
function unknownKind(file: string, cause: unknown): ExpectedError {
  const { message } = cause as Error;
  if (!/"\.[cm]?tsx?"/.test(message)) {
    return cannotLoad(file, message, `Write it in JavaScript, in a file that ends in .mjs. ${manual}`, cause);
  }
  const which = extname(file).includes('ts') ? 'it is' : 'it imports';
  const next = `Run it with Node.js 22.18 or newer, or compile it to JavaScript first and play what comes of it.`;
  return cannotLoad(file, `${which} TypeScript, which Node.js ${process.versions.node} does not run.`, next, cause);
}

function cannotLoad(file: string, reason: string, next: string, cause?: unknown): ExpectedError {
  return new ExpectedError(`The scenario ${file} can't be loaded: ${reason}`, { next, exitCode: 2, cause });
}
