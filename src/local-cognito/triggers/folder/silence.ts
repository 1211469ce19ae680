import { clearTimeout, elapsed, setTimeout } from '../../real-time.js';

/** Milliseconds before a time limit when a thread is asked whether it is there. One in an endless loop says nothing. */
const ASKED_BEFORE = 1000;

/** Finds out whether a thread still takes messages. */
export interface Silence {
  /**
   * Begins with a call that has so many milliseconds.
   * @returns how to stop, once the call has ended.
   */
  watch(timeLimit: number): () => void;
  /** The thread has answered. */
  broken(): void;
  /** Whether it has owed an answer since it was asked, for a call of this time limit. */
  lasts(timeLimit: number): boolean;
}

export function createSilence(ask: () => void): Silence {
  let askedAt: number | undefined;
  const askOnce = (): void => {
    if (askedAt !== undefined) return;
    askedAt = elapsed();
    ask();
  };
  return {
    watch(timeLimit) {
      const timer = setTimeout(askOnce, Math.max(timeLimit - ASKED_BEFORE, 0));
      return () => clearTimeout(timer);
    },
    broken: () => void (askedAt = undefined),
    lasts(timeLimit) {
      // Timers are not exact.
      const patience = Math.min(timeLimit, ASKED_BEFORE) * 0.9;
      return askedAt !== undefined && elapsed() - askedAt >= patience;
    },
  };
}
