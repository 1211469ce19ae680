import type { Challenge } from '../../actions/index.js';
import { nearest } from '../../answers/nearest.js';
import { ExpectedError } from '../../events/index.js';
import type { Call } from './call.js';

type ChoiceName = 'SELECT_CHALLENGE' | 'SELECT_MFA_TYPE';

/** What a challenge gives the user to choose from; undefined where there is no choice. */
export function choicesOf(challenge: Challenge | undefined): readonly string[] | undefined {
  if (challenge?.challengeName === 'SELECT_CHALLENGE') return challenge.available;
  return challenge?.challengeName === 'SELECT_MFA_TYPE' ? challenge.factors : undefined;
}

/**
 * The answer to a challenge that gives a choice.
 * @param session given by flag: then it may be another challenge than the one that waits
 * @throws {ExpectedError} with what may be chosen, as far as that is known.
 */
export async function chooseAnswer(
  call: Call,
  challengeName: ChoiceName,
  { answer, session }: { readonly answer?: string; readonly session?: string },
): Promise<string> {
  const { challenge } = call.signIn;
  const isWaiting = session === undefined && challenge?.challengeName === challengeName;
  const choices = isWaiting ? choicesOf(challenge) : undefined;
  if (choices === undefined) return call.need('answer');
  const from = `Choose from ${choices.join(', ')}.`;
  if (answer === undefined) throw new ExpectedError(`${challengeName} needs --answer.`, { next: from, exitCode: 2 });
  if (choices.includes(answer)) return answer;
  const meant = nearest(answer, choices);
  const next = meant === undefined ? from : `${from} Did you mean ${meant}?`;
  throw new ExpectedError(`${challengeName} does not offer ${answer}.`, { next, exitCode: 2 });
}
