import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { bin, sharedCode } from '../support/built-program.js';

export interface Served {
  readonly url: string;
  /** Resolves once standard error has all of these texts. */
  see(...texts: readonly string[]): Promise<void>;
  signal(signal: 'SIGINT' | 'SIGTERM'): void;
  /** Sends the signal and gives the exit code and all that was written to standard error. */
  end(signal: 'SIGINT' | 'SIGTERM'): Promise<{ exitCode: number | null; stderr: string }>;
}

/** Starts `cognito-demo local` and waits until it listens. */
export function serve(home: string, ...args: readonly string[]): Promise<Served> {
  return serveWith({ HOME: home, COGNITO_DEMO_HOME: home }, ...args);
}

export async function serveWith(env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, [bin, 'local', '--port', '0', ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...sharedCode, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close') as Promise<[number | null]>;
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  return {
    url,
    async see(...texts) {
      while (!texts.every((text) => stderr.includes(text))) await once(child.stderr, 'data');
    },
    signal: (signal) => void child.kill(signal),
    async end(signal) {
      child.kill(signal);
      const [exitCode] = await ended;
      return { exitCode, stderr };
    },
  };
}
