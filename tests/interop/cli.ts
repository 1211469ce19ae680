import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface CliResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `cognito-demo local` as its users start it: the built program, in a process of its own. */
export interface CliServer {
  readonly url: string;
  /** The newest code that it sent to this address, as `cognito-demo inbox` shows it. */
  sentCode(userPoolId: string, to: string): Promise<string>;
  /** Tells it to end. `stderr` is all that it wrote there. */
  stop(): Promise<Omit<CliResult, 'stdout'>>;
}

/** Runs the built program without a terminal, with its files in the folder `home`. */
export async function runCli(
  home: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CliResult> {
  const child = startCli(home, args, env);
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode, stdout: stdout(), stderr: stderr() };
}

/** @param more Options beside the port and the file. */
export async function serveByCli(home: string, ...more: readonly string[]): Promise<CliServer> {
  // The file of the local playground, so that the inbox shows what was sent.
  const file = join(home, 'data', 'local.sqlite');
  const child = startCli(home, ['local', '--port', '0', '--file', file, ...more]);
  const exited = once(child, 'close') as Promise<[number | null]>;
  const stderr = collect(child.stderr);
  const [url] = await Promise.race([
    once(createInterface(child.stdout), 'line') as Promise<[string]>,
    exited.then(([exitCode]) => {
      throw new Error(`cognito-demo local ended with ${exitCode}:\n${stderr()}`);
    }),
  ]);
  return {
    url,
    sentCode: (userPoolId, to) => sentCode(home, userPoolId, to),
    async stop() {
      child.kill('SIGTERM');
      const [exitCode] = await exited;
      return { exitCode, stderr: stderr() };
    },
  };
}

async function sentCode(home: string, userPoolId: string, to: string): Promise<string> {
  const { stdout } = await runCli(home, ['inbox', '--user-pool-id', userPoolId, '--to', to, '--json']);
  const code = (JSON.parse(stdout) as { readonly code?: string }[]).at(-1)?.code;
  if (code === undefined) throw new Error(`No code was sent to ${to}.`);
  return code;
}

function startCli(
  home: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcessByStdio<null, Readable, Readable> {
  if (!existsSync(join(root, 'dist/cli/main.js'))) {
    throw new Error('The program is not built: run `npm run build` first.');
  }
  return spawn(process.execPath, [join(root, 'bin/cognito-demo.js'), ...args], {
    env: { ...process.env, ...env, COGNITO_DEMO_HOME: home, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** @returns What has come so far. */
function collect(stream: Readable): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (part: string) => (text += part));
  return () => text;
}
