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
  /** The command line that runs these words on the same target; for local Cognito, if it is left out. */
  readonly command?: Kit['command'];
  /** What to do at the end with what the story made in the pool: a pool that goes takes it along. */
  readonly leftovers: 'undo' | 'keep' | 'go with the pool';
}

/** How long a call that is under way may take to end once the person wants out. */
const GRACE_MS = 10_000;

/**
 * Plays a scenario and cleans up, however it ends; then throws what ended it, if anything did.
 * @throws {Interrupted} when the person wanted out.
 */
export async function runScenario(scenario: Scenario, run: ScenarioRun): Promise<void> {
  const { cognito, answerer, emit, signal } = run;
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
      onCleanUp: (undo) => {
        undos.add(undo);
        return () => undos.delete(undo);
      },
    });
    await untilInterrupted(scenario.play(kit), signal);
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

/** Ends with the story or with the person's wish, but not in the middle of a call: it may be making something. */
async function untilInterrupted(story: Promise<void>, signal: AbortSignal): Promise<void> {
  const interrupted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Interrupted()), { once: true });
  });
  try {
    await Promise.race([story, interrupted]);
  } catch (error) {
    if (signal.aborted) await Promise.race([story.catch(() => undefined), sleep(GRACE_MS, undefined, { ref: false })]);
    throw signal.aborted ? new Interrupted() : error;
  }
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
