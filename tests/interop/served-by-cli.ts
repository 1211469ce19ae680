import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `cognito-demo local` as its users start it: the built program, in a process of its own. */
export interface CliServer {
  readonly url: string;
  /** The SQLite file that it keeps everything in. */
  readonly file: string;
  /** Ends it like a terminal that is closed. @returns Its exit code, and all that it wrote to standard error. */
  stop(): Promise<{ readonly exitCode: number | null; readonly log: string }>;
}

export async function serveByCli(): Promise<CliServer> {
  if (!existsSync(join(root, 'dist/cli/main.js'))) {
    throw new Error('The program is not built: run `npm run build` first.');
  }
  const home = await mkdtemp(join(tmpdir(), 'cognito-demo-interop-'));
  const file = join(home, 'pools.sqlite');
  const child = spawn(process.execPath, ['bin/cognito-demo.js', 'local', '--port', '0', '--file', file], {
    cwd: root,
    env: { ...process.env, COGNITO_DEMO_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'close') as Promise<[number | null]>;
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  const [url] = await Promise.race([
    once(createInterface(child.stdout), 'line') as Promise<[string]>,
    exited.then(([exitCode]) => {
      throw new Error(`cognito-demo local ended with ${exitCode}:\n${log}`);
    }),
  ]);
  return {
    url,
    file,
    async stop() {
      child.kill('SIGTERM');
      const [exitCode] = await exited;
      await rm(home, { recursive: true, force: true });
      return { exitCode, log };
    },
  };
}
