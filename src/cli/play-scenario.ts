import { ExpectedError, Interrupted, type Emit, type ResourceChanged } from '../events/index.js';
import {
  checkGivenAnswers,
  createAnswerer,
  createPerson,
  missingAnswers,
  missingAnswersError,
  readAnswers,
} from '../answers/index.js';
import type { GivenAnswers, Person } from '../answers/index.js';
import type { ScenarioEntry } from '../scenarios/index.js';
import { runScenario } from '../scenarios/run-scenario.js';
import type { Scenario } from '../scenarios/scenario.js';
import { createTheme, type Stage } from '../stage/index.js';
import { commandAt, hasInbox } from '../targets/index.js';
import { explainError } from './explain-error.js';
import { stackOf } from './errors.js';
import type { RunFlags } from './flags.js';
import { watchForInterruption, type Interruption } from './interruption.js';
import { canAsk, type Io } from './io.js';
import { watchForMishaps, type Mishaps } from './mishaps.js';
import { openStage } from './open-stage.js';
import { openTarget } from './open-target.js';
import { createSecretKeeper, type SecretKeeper } from './secret-keeper.js';

/**
 * Plays one scenario from the first event to the last.
 * @returns the exit code: 0 done, 1 failed, 130 interrupted.
 * @throws {ExpectedError} exit code 2, before anything was made: answers are missing or can't be used, or the run can't
 * be recorded; exit code 1 when the recording broke off.
 */
export async function playScenario(entry: ScenarioEntry, flags: RunFlags, io: Io): Promise<number> {
  const [scenario, given] = await Promise.all([
    entry.load(),
    readAnswers({ ...answersFile(flags), set: Object.entries(flags.set).map((pair) => pair.join('=')) }),
  ]);
  await checkAnswers(scenario, given, flags, io);
  const stage = openStage(scenario, flags, io);
  try {
    return await play({ ...entry, scenario }, given, stage, flags, io);
  } finally {
    stage.close();
  }
}

interface Loaded extends ScenarioEntry {
  readonly scenario: Scenario;
}

async function play(
  { scenario, file }: Loaded,
  given: GivenAnswers,
  stage: Stage,
  flags: RunFlags,
  io: Io,
): Promise<number> {
  const started = performance.now();
  const leftBehind: ResourceChanged[] = [];
  const secrets = createSecretKeeper();
  const emit: Emit = (event) => {
    if (event.type === 'resource-changed' && event.change === 'left-behind') leftBehind.push(event);
    stage.emit(secrets.event(event));
  };
  const interruption = watchForInterruption(io);
  const mishaps = watchForMishaps(file ?? 'cognito-demo');
  const end = (outcome: 'done' | 'failed' | 'interrupted', error?: Failure): void =>
    emit({ type: 'run-ended', outcome, durationMs: performance.now() - started, ...(error && { error }) });
  try {
    await run(scenario, given, { emit, interruption, mishaps, secrets }, flags, io);
    if (leftBehind.length > 0) throw cleanUpFailed(leftBehind);
    end('done');
    return 0;
  } catch (error) {
    if (error instanceof Interrupted) {
      end('interrupted');
      return 130;
    }
    const failure = describeFailure(error, file);
    end('failed', failure);
    if (flags.debug) io.stderr.write(`\n${secrets.text(stackOf(error))}\n`);
    return failure.exitCode;
  } finally {
    mishaps.end();
    interruption.end();
  }
}

interface Surroundings {
  readonly emit: Emit;
  readonly interruption: Interruption;
  readonly mishaps: Mishaps;
  readonly secrets: SecretKeeper;
}

async function run(
  scenario: Scenario,
  given: GivenAnswers,
  { emit, interruption, mishaps, secrets }: Surroundings,
  flags: RunFlags,
  io: Io,
): Promise<void> {
  const person = canAsk(io) ? personAt(flags, io, interruption) : undefined;
  const target = await openTarget(flags, io, { emit, localStorage: lasts(scenario, flags) ? 'file' : 'memory' });
  try {
    const { name, title, steps, diagram } = scenario;
    emit({
      type: 'run-started',
      scenario: name,
      title,
      target: target.label,
      steps,
      ...(diagram !== undefined && { diagram }),
    });
    await runScenario(scenario, {
      cognito: target.cognito,
      openPlayground: (needs) => target.open(needs, { name, keep: flags.keep }),
      answerer: secrets.listening(createAnswerer({ given, auto: flags.auto, ...(person && { person }) })),
      emit,
      signal: interruption.signal,
      mishap: mishaps.first,
      ...(person && flags.pause && { betweenSteps: () => person.goOn(interruption.signal) }),
      command: (words) => commandAt(target.place, words),
      leftovers: flags.keep ? 'keep' : flags.userPoolId === undefined ? 'go with the pool' : 'undo',
    });
  } finally {
    await target.close();
  }
}

/** A story that makes nothing looks at what there is. */
function lasts({ needs }: Scenario, { keep }: RunFlags): boolean {
  return keep || needs === undefined;
}

function personAt({ color }: RunFlags, { stdin, stderr, env }: Io, interruption: Interruption): Person {
  const theme = createTheme({ env, stream: stderr, noColor: !color });
  const person = createPerson({ input: stdin, output: stderr, theme });
  const interrupting = async <Given>(prompt: Promise<Given>, signal: AbortSignal): Promise<Given> => {
    try {
      return await prompt;
    } catch (error) {
      if (error instanceof Interrupted && !signal.aborted) interruption.interrupt();
      throw error;
    }
  };
  return {
    answer: (asking, signal) => interrupting(person.answer(asking, signal), signal),
    goOn: (signal) => interrupting(person.goOn(signal), signal),
  };
}

/** Everything that can be known to go wrong with the answers is said before the first call. */
async function checkAnswers(
  { questions }: Scenario,
  given: GivenAnswers,
  { auto, pause, target }: RunFlags,
  io: Io,
): Promise<void> {
  if (pause && !canAsk(io)) {
    throw new ExpectedError('--pause waits for Enter between the steps, and nobody is at the terminal.', {
      next: 'Leave it out, or run this in a terminal.',
      exitCode: 2,
    });
  }
  checkGivenAnswers(questions, given);
  const attendance = {
    given,
    auto,
    hasPerson: canAsk(io),
    toolIsAuthenticator: (answers: GivenAnswers) => {
      const who = answers.get('authenticator')?.at(-1) ?? (auto ? 'auto' : undefined);
      return who === undefined ? 'unknown' : who !== 'phone';
    },
  };
  const missingIf = (inbox: boolean) => missingAnswers(questions, { ...attendance, inbox });
  // Asked only where it matters: another service may take its time to say that it has none.
  const asks = target !== 'local' && target !== 'aws' && missingIf(false).length > 0;
  const inbox = target === 'local' || (asks && (await hasInbox(target)));
  const missing = missingIf(inbox);
  if (missing.length > 0) throw missingAnswersError(missing, { inbox });
}

function cleanUpFailed(leftBehind: readonly ResourceChanged[]): ExpectedError {
  const names = leftBehind.map(({ kind, name }) => `${kind} ${name}`).join(', ');
  const next = leftBehind.flatMap(({ removeWith = [] }) => removeWith).join('\n');
  return new ExpectedError(`All steps went well, but the clean-up left this behind: ${names}.`, { next });
}

function answersFile({ answers }: RunFlags): { file?: string } {
  return answers === undefined ? {} : { file: answers };
}

interface Failure {
  readonly name: string;
  readonly message: string;
  readonly next?: string;
}

function describeFailure(error: unknown, file = 'cognito-demo'): Failure & { exitCode: number } {
  const expected = explainError(error);
  const name = error instanceof Error ? error.name : 'Error';
  if (expected) {
    const { message, next, exitCode } = expected;
    return { name, message, ...(next !== undefined && { next }), exitCode };
  }
  const message = error instanceof Error ? error.message : String(error);
  const next = `This is a bug in ${file}. Run it again with --debug for the stack.`;
  return { name, message: `${name}: ${message}`, next, exitCode: 1 };
}
