import { AsyncLocalStorage } from 'node:async_hooks';
import { format, inspect, type InspectOptions } from 'node:util';

/** The others come down to these. */
const METHODS = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'dirxml'] as const;

const running = new AsyncLocalStorage<((text: string) => void) | undefined>();
let patched = false;

/** Runs a function with what it writes to the console going to `write`, as it goes to CloudWatch Logs on Lambda. */
export function withConsole<T>(write: (text: string) => void, work: () => Promise<T>): Promise<T> {
  patchConsole();
  return running.run((text) => outsideOfFunction(() => write(text)), work);
}

/** Runs what is no part of the function that calls it: what it writes goes where the console of this process goes. */
export function outsideOfFunction<T>(work: () => T): T {
  return running.run(undefined, work);
}

/** Where functions log that run elsewhere and that nobody listens to: the console of this process. */
export function writeToConsole(text: string): void {
  const { console } = globalThis;
  console.log(text);
}

/** Once in a process. What is written outside of a function goes where it went before. */
function patchConsole(): void {
  if (patched) return;
  patched = true;
  const { console } = globalThis;
  for (const method of METHODS) {
    const original = console[method].bind(console) as (...values: unknown[]) => void;
    console[method] = (...values: unknown[]) => {
      const write = running.getStore();
      if (write === undefined) original(...values);
      else write(method === 'dir' ? inspect(values[0], values[1] as InspectOptions) : format(...values));
    };
  }
}
