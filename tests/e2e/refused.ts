import { keys, type Session } from '../support/terminal-session.js';

/** Types what the open prompt does not take, waits for the reason, and wipes it out again. */
export async function refused(session: Session, typed: string, reason: string): Promise<void> {
  await session.type(typed);
  session.send(keys.enter);
  await session.see(reason);
  for (const _letter of typed) await session.press('\u007F');
}
