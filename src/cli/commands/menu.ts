import { scenarios } from '../../scenarios/index.js';
import { plainRun, type CommonFlags } from '../flags.js';
import type { Io } from '../io.js';
import { askPerson } from '../terminal.js';

const exit = { value: 'exit', label: 'Exit' };

/** Lets the person pick a scenario, and plays it. */
export async function menu(flags: CommonFlags, io: Io): Promise<number> {
  const choices = scenarios.map(({ name, title, summary }) => ({ value: name, label: title, hint: summary }));
  const question = {
    name: 'scenario',
    message: 'What shall we play?',
    kind: 'choice',
    choices: [...choices, exit],
  } as const;
  const picked = await askPerson(question, flags, io);
  const scenario = scenarios.find(({ name }) => name === picked);
  if (!scenario) return 0;
  const { playScenario } = await import('../play-scenario.js');
  return playScenario(scenario, { ...plainRun, ...flags }, io);
}
