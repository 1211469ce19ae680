import type { Kit } from '../scenario.js';

/** From the fifth on, each wrong answer locks the user for twice as long: for a second, two, four. */
export async function waitOutLock(kit: Kit, attempt: number, what = 'codes'): Promise<void> {
  kit.problem(`Too many ${what} were wrong, so Cognito locks the user for a while.`);
  await kit.wait('then there is another try.', 2 ** Math.min(Math.max(attempt - 5, 0), 6));
}

/** Whether Cognito did not even look at the answer, for the user is locked. */
export function isLocked(error: unknown): boolean {
  return error instanceof Error && /attempts exceeded/i.test(error.message);
}
