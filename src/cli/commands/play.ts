import type { CommonFlags, RunFlags } from '../flags.js';
import type { Io } from '../io.js';
import { loadScenario } from '../scenario-file.js';
import { runScenario } from './scenario.js';

/** Plays a scenario that somebody wrote in a file of their own. */
export async function playFile(file: string, flags: CommonFlags & Partial<RunFlags>, io: Io): Promise<number> {
  const scenario = await loadScenario(file);
  const { name, title } = scenario;
  return runScenario({ name, title, summary: title, file, load: async () => scenario }, flags, io);
}
