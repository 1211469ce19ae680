import { AsyncLocalStorage } from 'node:async_hooks';
import { format } from 'node:util';

const METHODS = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;

const running = new AsyncLocalStorage<(text: string) => void>();
let patched = false;

/** Runs a function with what it writes to the console going to `write`, as it goes to CloudWatch Logs on Lambda. */
export function withConsole<T>(write: (text: string) => void, work: () => Promise<T>): Promise<T> {
  patchConsole();
  return running.run(write, work);
}

/** Once in a process. What is written outside of a function goes where it went before. */
function patchConsole(): void {
  if (patched) return;
  patched = true;
  const { console } = globalThis;
  for (const method of METHODS) {
    const original = console[method].bind(console);
    console[method] = (...values: unknown[]) => {
      const write = running.getStore();
      if (write === undefined) original(...values);
      else write(format(...values));
    };
  }
}
