import { setTimeout as sleep } from 'node:timers/promises';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { Interrupted, type Answerer, type Emit, type Playground, type Question } from '../events/index.js';
import type { Kit } from './scenario.js';

export interface KitParts {
  readonly cognito: CognitoIdentityProviderClient;
  readonly playground: Playground | undefined;
  readonly answerer: Answerer;
  readonly emit: Emit;
  readonly signal: AbortSignal;
  readonly command: Kit['command'];
  /** Names of the questions that the story declares. */
  readonly questions: readonly string[];
  /** How many steps the story has. */
  readonly steps: number;
  readonly betweenSteps?: () => Promise<void>;
  readonly onCleanUp: Kit['onCleanUp'];
}

function shown({ kind }: Question, value: string): { value?: string; secretValue?: string } {
  if (kind === 'secret') return {};
  return kind === 'code' ? { secretValue: value } : { value };
}

/** Everything a story does passes here, so that each of it ends when the person wants out. */
export function createKit(parts: KitParts): Kit {
  const { cognito, playground, answerer, emit, signal, command, questions, steps, betweenSteps, onCleanUp } = parts;
  let stepNumber = 0;
  const goOn = (): void => {
    if (signal.aborted) throw new Interrupted();
  };
  return {
    cognito,
    get playground() {
      if (playground === undefined) throw new TypeError('A story that says no needs has no playground.');
      return playground;
    },
    signal,
    command,
    emit,
    onCleanUp,
    async step(title, { calls, why }, work) {
      goOn();
      const number = ++stepNumber;
      if (number > 1) await betweenSteps?.();
      const started = performance.now();
      emit({ type: 'step-started', number, total: steps, title, calls, why });
      const end = (outcome: 'done' | 'failed'): void =>
        emit({ type: 'step-ended', number, outcome, durationMs: performance.now() - started });
      try {
        const result = await work();
        goOn();
        end('done');
        return result;
      } catch (error) {
        end('failed');
        throw error;
      }
    },
    async ask(question, circumstances = {}) {
      goOn();
      const { name } = question;
      if (!questions.includes(name)) {
        throw new TypeError(`The story must declare the question "${name}": add it to questions.`);
      }
      const asking = { attempt: 1, ...circumstances, question };
      emit({ type: 'asked', question: name, attempt: asking.attempt });
      const { value, by } = await answerer.answer(asking, signal);
      emit({ type: 'answered', question: question.name, by, ...shown(question, value) });
      return value;
    },
    result(text) {
      goOn();
      emit({ type: 'result', text });
    },
    problem(text, details) {
      goOn();
      emit({ type: 'problem', text, ...(details && { details }) });
    },
    async wait(reason, seconds) {
      goOn();
      emit({ type: 'waiting', reason, seconds });
      try {
        await sleep(seconds * 1000, undefined, { signal });
      } catch {
        throw new Interrupted();
      }
    },
  };
}
