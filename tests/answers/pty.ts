import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { build } from 'esbuild';

/** Bundles a TypeScript program so that plain Node can run it. Returns its file and how to remove it. */
export async function bundle(entry: string): Promise<{ file: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'cognito-demo-'));
  const file = join(folder, 'program.mjs');
  await build({
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
  });
  return { file, remove: () => rm(folder, { recursive: true }) };
}

export interface Session {
  /** Resolves with the screen as soon as it shows the text. */
  see(text: string): Promise<string>;
  press(keys: string): void;
  end(): void;
}

/** Runs a program in a real pseudo-terminal. */
export function runInTerminal(args: readonly string[], env: Readonly<Record<string, string>> = {}): Session {
  const terminal = new xterm.Terminal({ cols: 80, rows: 24, allowProposedApi: true });
  const pty = spawn(process.execPath, [...args], {
    cols: 80,
    rows: 24,
    env: { PATH: process.env.PATH ?? '', TERM: 'xterm-256color', LANG: 'C.UTF-8', ...env },
  });
  pty.onData((data) => terminal.write(data));
  const screen = (): string =>
    Array.from({ length: 24 }, (_, row) => terminal.buffer.active.getLine(row)?.translateToString(true) ?? '')
      .join('\n')
      .trimEnd();
  return {
    async see(text) {
      for (let waited = 0; waited < 5000; waited += 10) {
        if (screen().includes(text)) return screen();
        await pause(10);
      }
      throw new Error(`Never saw ${JSON.stringify(text)} in:\n${screen()}`);
    },
    press: (keys) => pty.write(keys),
    end: () => pty.kill(),
  };
}
