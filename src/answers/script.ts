import { readFile } from 'node:fs/promises';
import { ExpectedError } from '../events/index.js';
import type { GivenAnswers } from './given.js';

export interface AnswerSources {
  /** A YAML or JSON file. */
  readonly file?: string;
  /** `name=value`, each. They win over the file. */
  readonly set?: readonly string[];
}

export async function readAnswers({ file, set = [] }: AnswerSources): Promise<GivenAnswers> {
  return new Map([...(file === undefined ? [] : await readFromFile(file)), ...parseSettings(set)]);
}

async function readFromFile(file: string): Promise<GivenAnswers> {
  const text = await read(file);
  const { parseAnswers } = await import('./parse-answers.js'); // Most runs have no file and need no YAML parser.
  return parseAnswers(text, file);
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    const [reason, next] = reasons[code] ?? [message, 'Check its path and permissions.'];
    throw new ExpectedError(`The answers file ${file} can't be read: ${reason}.`, { next, exitCode: 2, cause });
  }
}

const reasons: Readonly<Record<string, readonly [reason: string, next: string]>> = {
  ENOENT: ['it does not exist', 'Check its path, which starts from the folder that you are in.'],
  EISDIR: ['it is a folder', 'Name a file in it.'],
  EACCES: ['permission denied', 'Let its owner give you the right to read it.'],
};

function parseSettings(settings: readonly string[]): Map<string, string[]> {
  const answers = new Map<string, string[]>();
  for (const setting of settings) {
    const [, name, value] = /^([^=\s]+)=(.+)$/s.exec(setting) ?? [];
    if (name === undefined || value === undefined) {
      // The text itself is not repeated: it may be a password.
      throw new ExpectedError('--set takes name=value, both of them not empty.', {
        next: 'For example: --set username=jane',
        exitCode: 2,
      });
    }
    if (answers.has(name)) {
      throw new ExpectedError(`--set gives ${name} twice.`, {
        next: 'To give one answer after the other, put a list in a file and pass it with --answers.',
        exitCode: 2,
      });
    }
    answers.set(name, [value]);
  }
  return answers;
}
