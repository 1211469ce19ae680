import { setTimeout as sleep } from 'node:timers/promises';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { Interrupted, type Answerer, type Emit, type Playground, type PlaygroundNeeds } from '../events/index.js';
import { createKit } from './kit.js';
import type { Kit, Scenario, Undo } from './scenario.js';

export interface ScenarioRun {
  readonly cognito: CognitoIdentityProviderClient;
  /** Called for stories that need a playground. */
  readonly openPlayground: (needs: PlaygroundNeeds) => Promise<Playground & { close(): Promise<void> }>;
  readonly answerer: Answerer;
  readonly emit: Emit;
  /** Aborted when the person wants out. */
  readonly signal: AbortSignal;
  /** Something that goes wrong outside of what the story waits for, and ends it. */
  readonly mishap?: Promise<Mishap>;
  /** Called between one step and the next. */
  readonly betweenSteps?: () => Promise<void>;
  /** The command line that runs these words on the same target; for local Cognito, if it is left out. */
  readonly command?: Kit['command'];
  /** What to do at the end with what the story made in the pool: a pool that goes takes it along. */
  readonly leftovers: 'undo' | 'keep' | 'go with the pool';
}

export interface Mishap {
  readonly error: unknown;
  /** The story waits for nothing that could still come. */
  readonly isOver: boolean;
}

/** How long a call that is under way may take to end once the person wants out. */
const GRACE_MS = 10_000;

/**
 * Plays a scenario and cleans up, however it ends; then throws what ended it, if anything did.
 * @throws {Interrupted} when the person wanted out.
 */
export async function runScenario(scenario: Scenario, run: ScenarioRun): Promise<void> {
  const { cognito, answerer, emit, betweenSteps } = run;
  const stop = new AbortController();
  const signal = AbortSignal.any([run.signal, stop.signal]);
  const playground = scenario.needs && (await open(scenario.needs, run));
  const undos = new Set<Undo>();
  try {
    if (signal.aborted) throw new Interrupted();
    const kit = createKit({
      cognito,
      playground,
      answerer,
      emit,
      signal,
      command: run.command ?? ((words) => `cognito-demo ${words}`),
      questions: scenario.questions.map(({ name }) => name),
      steps: scenario.steps,
      ...(betweenSteps && { betweenSteps }),
      onCleanUp: (undo) => {
        undos.add(undo);
        return () => undos.delete(undo);
      },
    });
    await untilOver(scenario.play(kit), run, stop);
  } finally {
    await cleanUp(undos, run);
    await playground?.close();
  }
}

/** Waits for the playground, and for a while longer once the person wants out: it may be half made. */
async function open(
  needs: PlaygroundNeeds,
  { openPlayground, signal }: ScenarioRun,
): ReturnType<ScenarioRun['openPlayground']> {
  if (signal.aborted) throw new Interrupted();
  const opening = openPlayground(needs);
  const outOfPatience = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => setTimeout(resolve, GRACE_MS, undefined).unref(), { once: true });
  });
  const opened = await Promise.race([opening, outOfPatience]);
  if (opened !== undefined) return opened;
  opening.then(
    (late) => late.close(),
    () => undefined,
  );
  throw new Interrupted();
}

/**
 * Ends with the story, with the person's wish or with a mishap, but not in the middle of a call: it may be making
 * something.
 * @param stop stops the story
 */
async function untilOver(story: Promise<void>, { signal, mishap }: ScenarioRun, stop: AbortController): Promise<void> {
  const fromOutside = new Promise<Mishap>((resolve) => {
    signal.addEventListener('abort', () => resolve({ error: new Interrupted(), isOver: false }), { once: true });
    void mishap?.then(resolve);
  });
  const byItself = story.then(
    () => undefined,
    (error: unknown) => ({ error, isOver: true }),
  );
  const end = await Promise.race([byItself, fromOutside]);
  if (end === undefined) return;
  stop.abort();
  if (!end.isOver) await settledOrLate(byItself);
  throw signal.aborted ? new Interrupted() : end.error;
}

async function settledOrLate(story: Promise<unknown>): Promise<void> {
  const patience = new AbortController();
  const late = sleep(GRACE_MS, undefined, { signal: patience.signal }).catch(() => undefined);
  await Promise.race([story, late]);
  patience.abort();
}

async function cleanUp(undos: ReadonlySet<Undo>, { leftovers, emit }: ScenarioRun): Promise<void> {
  if (leftovers === 'go with the pool') return;
  for (const { kind, name, removeWith, undo } of [...undos].toReversed()) {
    if (leftovers === 'keep') {
      emit({ type: 'resource-changed', change: 'kept', kind, name, removeWith });
      continue;
    }
    try {
      await undo();
      emit({ type: 'resource-changed', change: 'removed', kind, name });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      emit({ type: 'resource-changed', change: 'left-behind', kind, name, reason, removeWith });
    }
  }
}
