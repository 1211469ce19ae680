import { CodeMismatchException } from '@aws-sdk/client-cognito-identity-provider';
import type { SignInResult } from '../../auth/index.js';
import type { Kit } from '../scenario.js';
import { codeOfMessage, showNewMessages } from '../parts/messages.js';
import { isExpiredSession } from '../parts/session-expired.js';
import { signIn } from '../parts/sign-in.js';
import type { DemoUser } from '../parts/user.js';
import { isLocked, waitOutLock } from '../parts/wait-out-lock.js';
import { questions } from './questions.js';

/** Signs in with the password and a code that comes by email. */
export async function signInWithCode(kit: Kit, user: DemoUser): Promise<SignInResult> {
  const calls = ['InitiateAuth', 'RespondToAuthChallenge'];
  return kit.step('Sign in with password and code', { calls, why: 'EMAIL_OTP brings the last message.' }, async () => {
    for (;;) {
      try {
        const signedIn = await answerChallenges(kit, user);
        kit.result(`Cognito asked for ${signedIn.challenges.join(', ')}, and ${user.username} has tokens.`);
        return signedIn;
      } catch (error) {
        if (!isExpiredSession(error)) throw error;
        kit.problem('The session has expired, and with it the code. The sign-in was started again.');
      }
    }
  });
}

function answerChallenges(kit: Kit, user: DemoUser): Promise<SignInResult> {
  let attempt = 1;
  return signIn(kit, user, {
    onChallenge: {
      async EMAIL_OTP({ destination }) {
        if (attempt === 1) {
          kit.result(`The password was right. EMAIL_OTP: a code is on its way to ${destination}.`);
          await showNewMessages(kit, user.email);
        }
        return { code: await kit.ask(questions.signInCode, { attempt, ...codeOfMessage(kit, user.email) }) };
      },
    },
    async onRefused(error) {
      if (isLocked(error)) await waitOutLock(kit, attempt);
      else if (error instanceof CodeMismatchException) kit.problem('That is not the code that was sent.');
      else return false;
      attempt++;
      return true;
    },
  });
}
