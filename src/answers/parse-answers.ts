import { parseDocument } from 'yaml';
import { ExpectedError } from '../events/index.js';

const example =
  'An answers file maps names to answers, for example:\n  username: jane\n  confirmationCode: [000000, auto]';

/** Reads YAML, and with it JSON. `file` is for messages. */
export function parseAnswers(text: string, file: string): Map<string, string[]> {
  // By this schema every scalar is a string, so that a code keeps its leading zeros.
  const document = parseDocument(text, { schema: 'failsafe', prettyErrors: true });
  const [error] = document.errors;
  // Its first line says what and where; the ones below quote the file, which may hold a password.
  if (error) throw unusable(file, error.message.split('\n')[0]?.replace(/:$/, '') ?? error.code);
  const content: unknown = document.toJS({ mapAsMap: true });
  if (!(content instanceof Map)) throw unusable(file, 'it is not a mapping of names to answers');
  return new Map([...content].map(([name, answer]) => [String(name), answersOf(String(name), answer, file)]));
}

function answersOf(name: string, answer: unknown, file: string): string[] {
  const answers: unknown[] = Array.isArray(answer) ? answer : [answer];
  if (answers.length === 0) throw unusable(file, `${name} is an empty list`);
  return answers.map((value) => {
    if (typeof value !== 'string') throw unusable(file, `${name} must be a single answer or a list of answers`);
    if (value === '') throw unusable(file, `${name} has no value`);
    return value;
  });
}

function unusable(file: string, reason: string): ExpectedError {
  return new ExpectedError(`The answers file ${file} can't be used: ${reason}.`, { next: example, exitCode: 2 });
}
