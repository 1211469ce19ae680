import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
/** What the package installs as `cognito-demo`. */
export const bin = fileURLToPath(new URL('../../bin/cognito-demo.js', import.meta.url));

/** Compiled code of the program that all runs of the tests share, though each has a home of its own. */
export const sharedCode = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL('../../node_modules/.cache/cognito-demo', import.meta.url)),
};

export function assertBuilt(): void {
  if (!existsSync(main))
    throw new Error('The program is not built, and these tests run it. Run: node scripts/build.mjs');
}

export interface Output {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program without a terminal, with nothing to read. @param user who is to run it, if not this one */
export function runProgram(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  user: { readonly uid?: number; readonly gid?: number } = {},
): Promise<Output> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], {
      env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', ...sharedCode, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...user,
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal) reject(new Error(`The program was ended by ${signal}: ${output.stderr}`));
      else resolve({ exitCode: code ?? -1, ...output });
    });
  });
}
