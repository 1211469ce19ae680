import type { CallEnded, RunEvent, TriggerCalled } from '../../src/events/index.js';
import { fakeCustomAuth } from './fake-custom-auth.js';
import { shown, uncoloured } from './on-terminal.js';

/** Asks for a diagram. */
export const runStarted = fakeCustomAuth.filter(({ type }) => type === 'run-started');
export const stepStarted: RunEvent = {
  type: 'step-started',
  number: 1,
  total: 1,
  title: 'Sign in',
  calls: [],
  why: '',
};
export const stepEnded: RunEvent = { type: 'step-ended', number: 1, outcome: 'done', durationMs: 1 };
export const result: RunEvent = { type: 'result', text: 'Done.' };

export const started = (id: number, operation = 'InitiateAuth'): RunEvent => ({ type: 'call-started', id, operation });
export const ended = (id: number, outcome: Partial<CallEnded> = {}): RunEvent => ({
  type: 'call-ended',
  id,
  operation: 'InitiateAuth',
  durationMs: 40,
  request: {},
  ...(outcome.error ? {} : { response: {} }),
  ...outcome,
});
export const called = (parts: Partial<TriggerCalled>): RunEvent => ({
  type: 'trigger-called',
  trigger: 'DefineAuthChallenge',
  triggerSource: 'DefineAuthChallenge_Authentication',
  attempt: 1,
  durationMs: 5,
  request: {},
  ...(parts.error ? {} : { response: {} }),
  ...parts,
});

/** The rows that the events of a step come to, below the line with its title. */
export async function rowsOf(events: readonly RunEvent[], columns = 80, env = uncoloured as Record<string, string>) {
  const lines = await shown([...runStarted, stepStarted, ...events], columns, env);
  return lines.slice(lines.findIndex((line) => line.includes('Sign in') && line.startsWith('Step')) + 1);
}
