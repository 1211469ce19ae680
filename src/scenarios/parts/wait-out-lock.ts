import type { Kit } from '../scenario.js';

/** Cognito locks a user after the fifth wrong answer, and for twice as long after each further one: a second, two, four. */
export async function waitOutLock(kit: Kit, wrongAnswers: number, what = 'codes'): Promise<void> {
  kit.problem(`Too many ${what} were wrong, so Cognito locks the user for a while.`);
  await kit.wait('then there is another try.', 2 ** Math.min(Math.max(wrongAnswers - 5, 0), 6));
}

/** Whether Cognito did not even look at the answer, for the user is locked. */
export function isLocked(error: unknown): boolean {
  return error instanceof Error && /attempts exceeded/i.test(error.message);
}
