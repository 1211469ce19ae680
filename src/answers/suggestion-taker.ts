import { ExpectedError, type Answer, type Asking } from '../events/index.js';

/** Even a suggestion that is new each time is refused for good at some point, such as a TOTP code by a wrong clock. */
const mostAttempts = 5;

/** Answers with suggestions, but never with one that was just refused: that would go on forever. */
export function createSuggestionTaker(): (asking: Asking) => Promise<Answer> {
  const taken = new Map<string, string>();
  return async ({ question, attempt, suggestion }) => {
    if (!suggestion) {
      throw new ExpectedError(`There is no automatic answer to "${question.name}" here.`, {
        next: `Give it with --set ${question.name}=… or in a file with --answers.`,
        exitCode: 2,
      });
    }
    const value = await suggestion.value();
    const isRefused = attempt > 1 && taken.get(question.name) === value;
    if (isRefused || attempt > mostAttempts) {
      throw new ExpectedError(`The automatic answer to "${question.name}" was refused, and there is no better one.`, {
        next: 'Run it in a terminal without --auto to answer by yourself.',
      });
    }
    taken.set(question.name, value);
    return { value, by: 'auto' };
  };
}
