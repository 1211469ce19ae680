import { sleep } from '../../real-time.js';
import { watchBuild, type Built } from './build-function.js';
import { compilerEnd, reviveCompiler } from './compiler.js';

/** A file that ends the compiler itself, or a compiler that can't be started, is not tried for ever. */
const MOST_ATTEMPTS = 3;
/** Milliseconds before the second attempt, and twice that before the third. */
const PAUSE = 500;

/**
 * Builds a function's file, and builds it again whenever what it is made of has changed. A compiler that ends is started
 * anew.
 * @param outFolder where the code will lie: its source map names the sources from there.
 * @param onBuilt told of each build, the first included.
 * @param onLost told why the file is not followed any more, when no attempt at the compiler comes to a build.
 * @returns how to stop.
 */
export function followBuild(
  file: string,
  outFolder: string,
  onBuilt: (built: Built) => void,
  onLost: (reason: unknown) => void,
): () => Promise<void> {
  const over = new AbortController();
  const { signal } = over;
  let attempts = 0;
  const tell = (built: Built): void => {
    attempts = 0;
    onBuilt(built);
  };
  const watch = (): Promise<unknown> => watchUntilEnd(file, outFolder, tell, signal);
  const follow = async (): Promise<void> => {
    let reason = await watch();
    while (!signal.aborted) {
      if (++attempts > MOST_ATTEMPTS) return onLost(reason);
      await sleep((attempts - 1) * PAUSE, undefined, { signal, ref: false }).catch(() => undefined);
      reason = await reviveCompiler().then(watch, (error: unknown) => error);
    }
  };
  const following = follow();
  return async () => {
    over.abort();
    await following;
  };
}

/** @returns why it has ended; undefined when the signal ended it. */
async function watchUntilEnd(
  file: string,
  outFolder: string,
  onBuilt: (built: Built) => void,
  signal: AbortSignal,
): Promise<unknown> {
  const over = new AbortController();
  const end = compilerEnd(AbortSignal.any([signal, over.signal]));
  try {
    const stop = await watchBuild(file, outFolder, onBuilt);
    const reason = await end;
    await stop();
    return reason;
  } catch (error) {
    return error;
  } finally {
    over.abort();
  }
}
