import type { ScenarioEntry } from '../../scenarios/index.js';
import type { CommonFlags, RunFlags } from '../flags.js';
import type { Io } from '../io.js';
import { playScenario } from '../play-scenario.js';

/** Flags that are not given. */
const defaults = { target: 'local', auto: false, pause: false, set: {}, json: false, keep: false };

/** Plays a scenario. */
export async function runScenario(
  scenario: ScenarioEntry,
  flags: CommonFlags & Partial<RunFlags>,
  io: Io,
): Promise<number> {
  return playScenario(scenario, { ...defaults, ...flags }, io);
}
