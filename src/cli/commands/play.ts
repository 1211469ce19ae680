import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ExpectedError } from '../../events/index.js';
import type { Scenario } from '../../scenarios/scenario.js';
import type { CommonFlags, RunFlags } from '../flags.js';
import type { Io } from '../io.js';
import { runScenario } from './scenario.js';

/** Plays a scenario that somebody wrote in a file of their own. */
export async function playFile(file: string, flags: CommonFlags & Partial<RunFlags>, io: Io): Promise<number> {
  const scenario = await loadScenario(file);
  const { name, title } = scenario;
  return runScenario({ name, title, summary: title, file, load: async () => scenario }, flags, io);
}

/** @throws {ExpectedError} exit code 2, when there is no scenario to be had. */
async function loadScenario(file: string): Promise<Scenario> {
  const next = 'docs/write-a-scenario.md shows what such a file holds.';
  // Node would speak of a module, and of the file of this program that imports it.
  if (!existsSync(file)) {
    throw new ExpectedError(`The scenario ${file} can't be loaded: there is no such file.`, {
      next: `Check its path, which starts from the folder that you are in. ${next}`,
      exitCode: 2,
    });
  }
  let module: { readonly default?: unknown };
  try {
    module = (await import(pathToFileURL(resolve(file)).href)) as typeof module;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ExpectedError(`The scenario ${file} can't be loaded: ${reason}`, { next, exitCode: 2, cause });
  }
  const lacks = whatLacks(module.default);
  if (lacks === undefined) return module.default as Scenario;
  throw new ExpectedError(`${file} holds no scenario: ${lacks}.`, { next, exitCode: 2 });
}

const members = { name: 'string', title: 'string', steps: 'number', play: 'function' } as const;

function whatLacks(given: unknown): string | undefined {
  if (typeof given !== 'object' || given === null) return 'it has no default export that is one';
  const scenario = given as Readonly<Record<string, unknown>>;
  for (const [member, type] of Object.entries(members)) {
    if (typeof scenario[member] !== type) return `${member} must be a ${type}`;
  }
  return Array.isArray(scenario['questions']) ? undefined : 'questions must be a list, if an empty one';
}
