import type { CustomChallenge } from '../../actions/index.js';
import { ExpectedError } from '../../events/index.js';
import type { Kit } from '../scenario.js';
import { refusalOf } from '../parts/refusal.js';
import { answerChallenge } from './answer-questions.js';
import type { QuizzedUser } from './sign-up.js';
import { startWithoutPassword } from './start.js';

/** More than the function allows, whatever its settings are likely to be. */
const MOST_TRIES = 10;

/** Answers wrong until the functions have had enough, and once more with the session of the last question. */
export async function failOnPurpose(kit: Kit, user: QuizzedUser): Promise<void> {
  const calls = ['InitiateAuth', 'RespondToAuthChallenge'];
  const why = 'A guesser gets few tries.';
  await kit.step('Answer wrong until it fails', { calls, why }, async () => {
    const last = await guessUntilRefused(kit, user, await startWithoutPassword(kit, user));
    kit.result('The functions have had enough, and Cognito says no more than to a wrong password.');
    const { message } = await refusalOf(
      answerChallenge(kit, user, last, 'anything'),
      'NotAuthorizedException',
      'A session that had failed was taken once more.',
    );
    kit.result(`The session has died with the sign-in: ${message}`);
  });
}

/** @returns the question that was open when the sign-in failed. */
async function guessUntilRefused(kit: Kit, user: QuizzedUser, first: CustomChallenge): Promise<CustomChallenge> {
  let challenge = first;
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    try {
      // No sum of two digits comes to this.
      const outcome = await answerChallenge(kit, user, challenge, '99');
      if (outcome.kind === 'challenge' && outcome.challengeName === 'CUSTOM_CHALLENGE') challenge = outcome;
    } catch (error) {
      if (error instanceof Error && error.name === 'NotAuthorizedException') return challenge;
      throw error;
    }
  }
  throw new ExpectedError(`After ${MOST_TRIES} wrong answers the pool still asks.`, {
    next: 'The DefineAuthChallenge function must end a sign-in after some wrong answers.',
  });
}
