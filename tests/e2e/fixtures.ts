import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, test as plainTest } from 'vitest';
import { assertBuilt, bin, runProgram, type Output } from '../support/built-program.js';
import { runInTerminal, type Session, type SessionOptions } from '../support/terminal-session.js';

export { expect } from 'vitest';

beforeAll(assertBuilt);

interface Fixtures {
  /** The folder of the program's files, and the person's home: empty, and gone after the test. */
  home: string;
  /** Runs the program at a terminal. */
  play: (args: readonly string[], options?: SessionOptions) => Session;
  /** Runs the program without a terminal. */
  run: (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Output>;
}

export const test = plainTest.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern
  home: async ({}, use) => {
    const home = await mkdtemp(join(tmpdir(), 'cognito-demo-'));
    await use(home);
    await rm(home, { recursive: true });
  },
  play: async ({ home }, use) => {
    const sessions: Session[] = [];
    await use((args, { env, ...options } = {}) => {
      const session = runInTerminal([bin, ...args], { ...options, env: { ...homeEnv(home), ...env } });
      sessions.push(session);
      return session;
    });
    for (const session of sessions) session.end();
    await Promise.all(sessions.map(({ exit }) => exit));
  },
  run: async ({ home }, use) => use((args, env) => runProgram(args, { ...homeEnv(home), ...env })),
});

function homeEnv(home: string): Record<string, string> {
  return { HOME: home, COGNITO_DEMO_HOME: home };
}
