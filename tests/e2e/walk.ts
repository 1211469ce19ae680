import { keys, type Session } from '../support/terminal-session.js';

/** Goes through a story from prompt to prompt, whatever it asks. */
export interface Walk {
  /** The message of the prompt that is open, once one is; undefined when the program has ended. */
  next(): Promise<string | undefined>;
  /** Types an answer to the prompt that is open, once one is, or takes what Enter stands for. */
  take(text?: string): Promise<void>;
}

/** `? Username: (Enter: jane-4k2p)`: the message ends in a colon or a question mark. */
const openPrompt = /^ *\? (.+?[:?])(?= |$)/m;

export function walk(session: Session): Walk {
  let hasEnded = false;
  void session.exit.then(() => (hasEnded = true));

  const untilOrEnd = async (isSo: () => boolean, what: string): Promise<void> => {
    try {
      await session.until(isSo, what);
    } catch (error) {
      await Promise.race([session.exit, Promise.resolve()]);
      if (!hasEnded) throw error;
    }
  };
  const open = (): string | undefined => openPrompt.exec(session.screen())?.[1];
  /** An answered prompt has a tick in place of the question mark. */
  const timesAnswered = (message: string): number =>
    session
      .transcript()
      .split(/^ *[✓*] /m)
      .filter((line) => line.startsWith(message)).length;

  const next = async (): Promise<string | undefined> => {
    await untilOrEnd(() => open() !== undefined, 'a prompt was open');
    return hasEnded ? undefined : open();
  };

  return {
    next,
    async take(text = '') {
      const message = await next();
      if (message === undefined) throw new Error(`It ended before the next prompt. The screen:\n${session.screen()}`);
      const before = timesAnswered(message);
      await session.type(text);
      session.send(keys.enter);
      await untilOrEnd(() => timesAnswered(message) > before, `the answer to "${message}" was taken`);
    },
  };
}

/** Takes what Enter stands for, `times` times or to the end. Gives the messages of the prompts. */
export async function pressEnter(session: Session, times = Infinity): Promise<string[]> {
  const { next, take } = walk(session);
  const messages: string[] = [];
  for (let message = await next(); message !== undefined && messages.length < times; message = await next()) {
    messages.push(message);
    await take();
  }
  return messages;
}

/** Goes on to the prompt: by Enter, but for the answers given by their prompts. Waits until it is open. */
export async function goTo(
  session: Session,
  prompt: string,
  answers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { next, take } = walk(session);
  for (let message = await next(); message !== prompt; message = await next()) {
    if (message === undefined) throw new Error(`It ended before "${prompt}". The screen:\n${session.screen()}`);
    await take(answers[message]);
  }
}

/** Types what the open prompt refuses, sees why, and takes it back. */
export async function mistype(session: Session, typed: string, reason: string): Promise<void> {
  await session.type(typed);
  session.send(keys.enter);
  await session.see(`❯ ${reason}`);
  for (const _letter of typed) await session.press(keys.backspace);
}
