import { ExpectedError } from '../events/index.js';
import type { Mishap } from '../scenarios/run-scenario.js';

export interface Mishaps {
  readonly first: Promise<Mishap>;
  /** Stops looking, so that the next one ends the process. */
  end(): void;
}

/**
 * What would end the process in the middle of a run, without its clean-up: an error that nobody waits for, such as one
 * in a timer, or that there is nothing left to wait for.
 * @param file the scenario's, for whom to tell
 */
export function watchForMishaps(file: string): Mishaps {
  let report: (mishap: Mishap) => void = () => undefined;
  const first = new Promise<Mishap>((resolve) => (report = resolve));
  const uncaught = (error: unknown): void => report({ error, isOver: false });
  const stalled = (): void => {
    // Should the clean-up stall as well, nobody is there to say so.
    process.exitCode = 1;
    const next = `This is a bug in ${file}: it waits for a promise that is never settled.`;
    const error = new ExpectedError('The scenario stopped before its end: nothing is left that it could wait for.', {
      next,
    });
    report({ error, isOver: true });
  };
  process.on('uncaughtException', uncaught);
  process.on('beforeExit', stalled);
  return {
    first,
    end() {
      process.off('uncaughtException', uncaught);
      process.off('beforeExit', stalled);
    },
  };
}
