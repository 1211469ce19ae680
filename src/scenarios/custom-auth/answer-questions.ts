import { respondToAuthChallenge, type AuthOutcome, type CustomChallenge, type SignedIn } from '../../actions/index.js';
import { ExpectedError, type Question } from '../../events/index.js';
import type { Kit } from '../scenario.js';
import { expectChallenge } from '../parts/expect-outcome.js';
import { isExpiredSession } from '../parts/session-expired.js';
import { appClient } from '../parts/user.js';
import { questions } from './questions.js';
import type { QuizzedUser } from './sign-up.js';
import { workOut } from './spoken-sum.js';
import type { Start } from './start.js';

/** The questions of the CreateAuthChallenge function, by the `type` among their public parameters. */
type QuestionType = 'CAPTCHA' | 'SECRET_QUESTION';

/** Answers question after question until there are tokens. When the sign-in has failed or expired, it starts again. */
export async function answerQuestions(
  kit: Kit,
  user: QuizzedUser,
  first: CustomChallenge,
  start: Start,
): Promise<SignedIn> {
  const attempts = { CAPTCHA: 0, SECRET_QUESTION: 0 };
  let restarted = false;
  for (let challenge = first; ;) {
    const type = typeOf(challenge);
    try {
      const answer = await ask(kit, user, challenge, { attempt: ++attempts[type], restarted });
      restarted = false;
      const outcome = await answerChallenge(kit, user, challenge, answer);
      if (outcome.kind === 'tokens') {
        kit.result('Right. DefineAuthChallenge is content: there are tokens.');
        return outcome;
      }
      const next = expectChallenge(
        outcome,
        'CUSTOM_CHALLENGE',
        'The functions ask for more than this scenario knows of.',
      );
      if (typeOf(next) === type) kit.problem('That is not right. DefineAuthChallenge lets you try again.');
      else {
        attempts[type] = 0;
        kit.result('Right. DefineAuthChallenge wants one more.');
      }
      challenge = next;
    } catch (error) {
      kit.problem(whyItEnded(error));
      challenge = await start(kit, user);
      restarted = true;
    }
  }
}

export function answerChallenge(
  kit: Kit,
  user: QuizzedUser,
  { username = user.username, session }: CustomChallenge,
  answer: string,
): Promise<AuthOutcome> {
  return respondToAuthChallenge(kit.cognito, {
    ...appClient(kit),
    challengeName: 'CUSTOM_CHALLENGE',
    username,
    session,
    answer,
  });
}

function typeOf({ parameters: { type = '' } }: CustomChallenge): QuestionType {
  if (type === 'CAPTCHA' || type === 'SECRET_QUESTION') return type;
  throw new ExpectedError(`The pool asks a question of the type "${type}", which this scenario does not know.`, {
    next: 'The pool must call the three challenge functions of docs/triggers.md.',
  });
}

async function ask(
  kit: Kit,
  { firstPet }: QuizzedUser,
  { parameters }: CustomChallenge,
  { attempt, restarted }: { readonly attempt: number; readonly restarted: boolean },
): Promise<string> {
  // Diagram and drawing push the explanation off a small screen.
  const inThisSignIn = (asked: Question): Question =>
    restarted ? { ...asked, message: `A new sign-in. ${asked.message}` } : asked;
  const { question = '', drawing = '', spoken = '' } = parameters;
  if (typeOf({ parameters } as CustomChallenge) === 'SECRET_QUESTION') {
    kit.result(`The question: ${question}`);
    return kit.ask(inThisSignIn(questions.secretAnswer), {
      attempt,
      suggestion: { label: 'the answer that you left', value: () => firstPet },
    });
  }
  kit.emit({ type: 'drawing', title: question, lines: drawing.split('\n') });
  const sum = workOut(spoken);
  return kit.ask(inThisSignIn(questions.captcha), {
    attempt,
    ...(sum !== undefined && {
      suggestion: { label: 'the sum that is spoken', value: () => String(sum) },
    }),
  });
}

/** Any other error ends the run. */
function whyItEnded(error: unknown): string {
  if (isExpiredSession(error)) return 'The session has expired, so the sign-in was started again.';
  if (error instanceof Error && error.name === 'NotAuthorizedException') {
    return `That was the last try. DefineAuthChallenge ended the sign-in, and Cognito says: ${error.message} It starts again.`;
  }
  throw error;
}
