import type { ScenarioEntry } from '../../scenarios/index.js';
import type { CommonFlags } from '../flags.js';
import type { Io } from '../io.js';
import { askPerson } from '../terminal.js';
import { runScenario } from './scenario.js';

const exit = { value: 'exit', label: 'Exit' };

/** Lets the person pick a scenario, and plays it. */
export async function menu(scenarios: readonly ScenarioEntry[], flags: CommonFlags, io: Io): Promise<number> {
  const choices = scenarios.map(({ name, title, summary }) => ({ value: name, label: title, hint: summary }));
  const question = {
    name: 'scenario',
    message: 'What shall we play?',
    kind: 'choice',
    choices: [...choices, exit],
  } as const;
  const picked = await askPerson(question, flags, io);
  const scenario = scenarios.find(({ name }) => name === picked);
  return scenario ? runScenario(scenario, flags, io) : 0;
}
