import { ExpectedError, Interrupted, type Answer, type Answerer, type Asking, type Question } from '../events/index.js';
import { problemWith, tidy } from './check-answer.js';
import { auto, type GivenAnswers } from './given.js';
import { createSuggestionTaker } from './suggestion-taker.js';

export interface AnswererInput {
  readonly given: GivenAnswers;
  /** Take every suggestion without asking. */
  readonly auto: boolean;
  /** Absent when nobody is there to ask. */
  readonly person?: Answerer;
}

/** Answers with what was given first, then by itself where it may, and asks the person for the rest. */
export function createAnswerer({ given, auto: takesAll, person }: AnswererInput): Answerer {
  const nextGiven = createGivenReader(given);
  const takeSuggestion = createSuggestionTaker();

  const findAnswer = async (asking: Asking, signal: AbortSignal): Promise<Answer> => {
    const { question, attempt, suggestion } = asking;
    const answer = nextGiven(question.name, attempt);
    if (answer === auto) return takeSuggestion(asking);
    if (answer !== undefined) return { value: tidy(question, answer), by: 'script' };
    if (person && (given.has(question.name) || !takesAll || !suggestion)) return person.answer(asking, signal);
    if (given.has(question.name)) throw usedUp(question.name);
    if (suggestion && (takesAll || arrives(question))) return takeSuggestion(asking);
    throw missing(asking);
  };

  return {
    async answer(asking, signal) {
      if (signal.aborted) throw new Interrupted();
      const answer = await findAnswer(asking, signal);
      const problem = problemWith(asking, answer.value);
      if (problem !== undefined) throw unusable(asking.question.name, problem);
      return answer;
    },
  };
}

/** The answer comes to be during the run, so that nobody need have asked for `--auto`. */
function arrives({ unattended }: Question): boolean {
  return unattended === 'inbox' || unattended === 'authenticator';
}

/**
 * Gives the next answer of the list at each asking. The last one stands for further askings until it is refused, and
 * `auto` even then, for it may come to another value.
 */
function createGivenReader(given: GivenAnswers): (name: string, attempt: number) => string | undefined {
  const asked = new Map<string, number>();
  return (name, attempt) => {
    const answers = given.get(name) ?? [];
    const index = asked.get(name) ?? 0;
    asked.set(name, index + 1);
    const last = answers.at(-1);
    return answers[index] ?? (attempt === 1 || last === auto ? last : undefined);
  };
}

function unusable(name: string, problem: string): ExpectedError {
  return new ExpectedError(`The answer "${name}" can't be used. ${problem}`, { exitCode: 2 });
}

function usedUp(name: string): ExpectedError {
  return new ExpectedError(`The answer "${name}" was refused and there is no further one.`, {
    next: `Give a list: in an answers file, for example "${name}: [first, second]".`,
  });
}

function missing({ question }: Asking): ExpectedError {
  return new ExpectedError(
    `The answer "${question.name}" (${question.message}) is missing, and nobody is there to ask.`,
    {
      next: `Give it with --set ${question.name}=… or in a file with --answers.`,
      exitCode: 2,
    },
  );
}
