import { createPerson } from '../answers/index.js';
import type { Question } from '../events/index.js';
import { createTerminalStage, createTheme, type Stage } from '../stage/index.js';
import type { CommonFlags } from './flags.js';
import type { Io } from './io.js';

/** Shows events on the terminal, as scenarios do. */
export function terminalStage({ color }: CommonFlags, { stdout, stderr, env }: Io): Stage {
  const themeOf = (stream: Io['stdout']) => createTheme({ env, stream, noColor: !color });
  return createTerminalStage({ out: stdout, outTheme: themeOf(stdout), err: stderr, theme: themeOf(stderr) });
}

/** Asks the person one question. */
export async function askPerson(question: Omit<Question, 'unattended'>, flags: CommonFlags, io: Io): Promise<string> {
  const theme = createTheme({ env: io.env, stream: io.stderr, noColor: !flags.color });
  const person = createPerson({ input: io.stdin, output: io.stderr, theme });
  const asking = { question: { ...question, unattended: 'auto' as const }, attempt: 1 };
  return (await person.answer(asking, new AbortController().signal)).value;
}
