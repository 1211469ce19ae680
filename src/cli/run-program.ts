import { CommanderError } from 'commander';
import { scenarios } from '../scenarios/index.js';
import type { Io } from './io.js';
import { buildProgram } from './program.js';

/** Runs the program with the words of a command line, and gives its exit code. */
export async function runProgram(words: readonly string[], io: Io, version: string): Promise<number> {
  let exitCode = 0;
  const { program, action, does } = buildProgram(version, io, (code) => (exitCode = code));
  try {
    if (words.every(isCommonFlag)) {
      if (!io.stdin.isTTY || !io.stderr.isTTY) program.help({ error: true });
      const { menu } = await import('./work.js');
      return await menu(scenarios, { debug: words.includes('--debug'), color: !words.includes('--no-color') }, io);
    }
    // There are many actions: they are made only when one is named.
    if (words.includes('action')) (await import('./commands/action.js')).addActions(action, does);
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      // Commander has printed help already.
      if (!error.code.startsWith('commander.help')) await reportUsage(error, io);
      return 2;
    }
    const { reportError } = await import('./work.js');
    return reportError(error, io, words.includes('--debug'));
  }
}

async function reportUsage({ message }: CommanderError, { stderr }: Io): Promise<void> {
  const { linesFoldedFor } = await import('./folded.js');
  stderr.write(linesFoldedFor(stderr, `${message}\nRun it with --help for usage.\n`));
}

function isCommonFlag(word: string): boolean {
  return word === '--debug' || word === '--no-color';
}
