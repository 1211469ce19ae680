import { afterEach } from 'vitest';

/** The service reports errors that no operation means to make as warnings. Kept with the process, as its warnings are. */
const shared = globalThis as { localCognitoBugs?: string[] };
if (shared.localCognitoBugs === undefined) {
  const met: string[] = (shared.localCognitoBugs = []);
  process.on('warning', ({ name, message }) => {
    if (name === 'LocalCognitoBug') met.push(message);
  });
}

/** The bugs that were met since the last call, for the test that means to meet one. */
export function takeBugs(): string[] {
  return shared.localCognitoBugs?.splice(0) ?? [];
}

// This file is a set-up file, too (vitest.config.ts): no test may meet a bug that it does not mean to.
afterEach(() => {
  const [bug] = takeBugs();
  if (bug !== undefined) throw new Error(`Local Cognito met a bug: ${bug}`);
});
