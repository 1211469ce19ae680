import type { Io } from './io.js';

/** Ctrl-C outside a prompt, and a polite kill. Prompts see Ctrl-C as a key of their own. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export interface Interruption {
  /** Aborted at the first signal. */
  readonly signal: AbortSignal;
  /** The person has said so in another way: by Ctrl-C at a prompt, or by closing the input. */
  interrupt(): void;
  /** Stops listening, so that the next signal ends the process. */
  end(): void;
}

/**
 * Turns the first signal into an aborted run that cleans up. The second one explains the wait, the third ends the
 * process: what is left is in the ledger.
 */
export function watchForInterruption({ stderr }: Pick<Io, 'stderr'>): Interruption {
  const controller = new AbortController();
  let count = 0;
  const interrupt = (): void => {
    count++;
    if (count === 1) controller.abort();
    else if (count === 2) stderr.write('\nStill cleaning up. Once more leaves the rest to `cognito-demo down`.\n');
    else process.exit(130);
  };
  // A terminal that closes may say so more than once, and is not impatient.
  const hangUp = (): void => {
    if (count === 0) interrupt();
  };
  for (const name of SIGNALS) process.on(name, interrupt);
  process.on('SIGHUP', hangUp);
  return {
    signal: controller.signal,
    interrupt,
    end: () => {
      for (const name of SIGNALS) process.off(name, interrupt);
      process.off('SIGHUP', hangUp);
    },
  };
}
