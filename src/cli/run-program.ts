import { CommanderError, type Command } from 'commander';
import { reportError } from './errors.js';
import { canAsk, type Io } from './io.js';
import { buildProgram } from './program.js';

/** Runs the program with the words of a command line, and gives its exit code. */
export async function runProgram(words: readonly string[], io: Io, version: string): Promise<number> {
  let exitCode = 0;
  const { program, action, does } = buildProgram(version, io, (code) => (exitCode = code));
  try {
    // There are many actions: they are made only when one is named.
    if (words.includes('action')) (await import('./commands/action.js')).addActions(action, does);
    if (words.every(isCommonFlag)) return await openMenu(program, words, io);
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has printed it already: help that was asked for, or what is wrong with the usage.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return reportError(error, io, words.includes('--debug'));
  }
}

async function openMenu(program: Command, words: readonly string[], io: Io): Promise<number> {
  if (!canAsk(io)) program.help({ error: true });
  const { menu } = await import('./commands/menu.js');
  return menu({ debug: words.includes('--debug'), color: !words.includes('--no-color') }, io);
}

function isCommonFlag(word: string): boolean {
  return word === '--debug' || word === '--no-color';
}
