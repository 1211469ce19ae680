import type { Question } from '../events/index.js';
import type { Stage } from '../stage/index.js';
import type { CommonFlags } from './flags.js';
import type { Io } from './io.js';

/** Shows events on the terminal, as scenarios do. */
export async function terminalStage({ color }: CommonFlags, { stdout, stderr, env }: Io): Promise<Stage> {
  const { createTerminalStage, createTheme } = await import('../stage/index.js');
  const themeOf = (stream: Io['stdout']) => createTheme({ env, stream, noColor: !color });
  return createTerminalStage({ out: stdout, outTheme: themeOf(stdout), err: stderr, theme: themeOf(stderr) });
}

/** Asks the person one question. */
export async function askPerson(question: Omit<Question, 'unattended'>, flags: CommonFlags, io: Io): Promise<string> {
  const [{ createPerson }, { createTheme }] = await Promise.all([
    import('../answers/index.js'),
    import('../stage/index.js'),
  ]);
  const theme = createTheme({ env: io.env, stream: io.stderr, noColor: !flags.color });
  const person = createPerson({ input: io.stdin, output: io.stderr, theme });
  const asking = { question: { ...question, unattended: 'auto' as const }, attempt: 1 };
  return (await person.answer(asking, new AbortController().signal)).value;
}
