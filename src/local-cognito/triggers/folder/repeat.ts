import { sleep } from '../../real-time.js';

/**
 * Does something again and again, with a pause between, without keeping the process from ending.
 * @param work must not reject. It is given a signal that says when its result is no longer wanted.
 * @param pause milliseconds
 * @returns how to stop: it waits for what is under way.
 */
export function repeat(work: (signal: AbortSignal) => Promise<void>, pause: number): () => Promise<void> {
  const over = new AbortController();
  const { signal } = over;
  const running = (async () => {
    for (;;) {
      await sleep(pause, undefined, { signal, ref: false });
      await work(signal);
    }
  })().catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  return async () => {
    over.abort();
    await running;
  };
}
