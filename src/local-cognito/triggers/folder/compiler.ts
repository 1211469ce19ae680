import { once } from 'node:events';
import type { Plugin } from 'esbuild';

/**
 * Waits for the end of the compiler, esbuild: a child process that builds all that this process builds, and that
 * something else may end, such as a system that is short of memory.
 * @returns why it does not run; undefined once the signal says that nobody wants to know any more.
 */
export async function compilerEnd(signal: AbortSignal): Promise<unknown> {
  try {
    const { build } = await import('esbuild');
    // Of an end hears who has asked something, and watching asks nothing: this build waits until it is let go.
    const released = signal.aborted ? undefined : once(signal, 'abort');
    const waiting: Plugin = { name: 'waiting', setup: (builder) => builder.onStart(async () => void (await released)) };
    await build({ stdin: { contents: '' }, write: false, logLevel: 'silent', plugins: [waiting] });
    return undefined;
  } catch (error) {
    return error;
  }
}

let reviving: Promise<void> | undefined;

/**
 * Starts the compiler again, if it does not run.
 * @throws {Error} when it can't be started.
 */
export function reviveCompiler(): Promise<void> {
  // All its users hear of the end at once: the second to stop it would stop the new one.
  return (reviving ??= revive().finally(() => (reviving = undefined)));
}

async function revive(): Promise<void> {
  const { stop, transform } = await import('esbuild');
  const runs = await transform('').then(
    () => true,
    () => false,
  );
  if (runs) return;
  // It keeps the one that has ended until it is told to stop it.
  await stop();
  await transform('');
}
