import { execFileSync } from 'node:child_process';

/** A program that the machine may have: what it says when asked for its version. */
export interface Installed {
  readonly version: string | undefined;
  /** What to do when it is not there. */
  readonly missing: string;
  /** Without it the tests are skipped and say so; where CI is true, they fail. */
  readonly isSkipped: boolean;
}

export function installed(
  [program = '', ...args]: readonly string[],
  debianPackage: string,
  env: NodeJS.ProcessEnv = process.env,
): Installed {
  const version = answerOf(program, args, env);
  const missing = `There is no ${program} here that works: install the Debian package ${debianPackage}.`;
  const isSkipped = version === undefined && process.env['CI'] !== 'true';
  if (isSkipped) process.stderr.write(`Skipped: ${missing}\n`);
  return { version, missing, isSkipped };
}

function answerOf(program: string, args: readonly string[], env: NodeJS.ProcessEnv): string | undefined {
  try {
    return execFileSync(program, args, { encoding: 'utf8', env, stdio: 'pipe' }).trim();
  } catch {
    return undefined;
  }
}
