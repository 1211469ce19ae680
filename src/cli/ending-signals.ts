export interface EndingSignals {
  /** The first signal that tells the program to end. */
  readonly first: Promise<'SIGINT' | 'SIGTERM'>;
  /** Lets signals do again what they do by themselves. */
  release(): void;
}

/** Waits for Ctrl-C or a polite kill. A second one ends the process at once, whatever is under way. */
export function awaitEndingSignal(): EndingSignals {
  const listeners: [signal: 'SIGINT' | 'SIGTERM', listener: () => void][] = [];
  let count = 0;
  const first = new Promise<'SIGINT' | 'SIGTERM'>((resolve) => {
    const told = (signal: 'SIGINT' | 'SIGTERM', exitCode: number): void => {
      count++;
      if (count === 1) resolve(signal);
      else process.exit(exitCode);
    };
    listeners.push(['SIGINT', () => told('SIGINT', 130)], ['SIGTERM', () => told('SIGTERM', 143)]);
  });
  for (const [signal, listener] of listeners) process.on(signal, listener);
  return {
    first,
    release() {
      for (const [signal, listener] of listeners) process.off(signal, listener);
    },
  };
}
