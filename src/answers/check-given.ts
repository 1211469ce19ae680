import { ExpectedError, type Question } from '../events/index.js';
import { problemWith } from './check-answer.js';
import { auto, type GivenAnswers } from './given.js';
import { nearest } from './nearest.js';

/**
 * Refuses what was given in vain, before anything is created. Values for codes wait until they are asked for: a word
 * such as `resend` may stand in place of one, and which words there are is known only then.
 *
 * @throws {ExpectedError} naming the answer that is unknown or can't be used.
 */
export function checkGivenAnswers(questions: readonly Question[], given: GivenAnswers): void {
  for (const [name, values] of given) {
    const question = questions.find((candidate) => candidate.name === name);
    if (!question) throw unknownAnswer(name, questions);
    if (question.kind === 'code') continue;
    for (const value of values) {
      const problem = value === auto ? undefined : problemWith({ question }, value);
      if (problem !== undefined) {
        throw new ExpectedError(`The answer "${name}" can't be used. ${problem}`, { exitCode: 2 });
      }
    }
  }
}

function unknownAnswer(name: string, questions: readonly Question[]): ExpectedError {
  const names = questions.map((question) => question.name);
  const meant = nearest(name, names);
  return new ExpectedError(
    `Nothing asks for the answer "${name}".${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
    { next: whatThereIs(names), exitCode: 2 },
  );
}

function whatThereIs(names: readonly string[]): string {
  if (names.length > 0) return `The answers are: ${names.join(', ')}.`;
  return 'The scenario takes no answers, for it declares no questions.';
}
