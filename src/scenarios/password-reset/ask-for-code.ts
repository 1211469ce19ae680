import { InvalidParameterException, NotAuthorizedException } from '@aws-sdk/client-cognito-identity-provider';
import { ExpectedError } from '../../events/index.js';
import { sendResetCode } from '../parts/reset-code.js';
import { signIn } from '../parts/sign-in.js';
import type { DemoUser } from '../parts/user.js';
import type { Kit } from '../scenario.js';

/** Has a code sent, and shows that this alone changes nothing. */
export async function askForCode(kit: Kit, user: DemoUser): Promise<void> {
  const calls = ['ForgotPassword', 'InitiateAuth', 'RespondToAuthChallenge'];
  const why = 'Anybody may ask.';
  await kit.step('Forget the password', { calls, why }, async () => {
    await sendResetCode(kit, user).catch(explain);
    await signIn(kit, user);
    kit.result('The old password still signs in: asking for a code takes nothing away from the user.');
  });
}

function explain(error: unknown): never {
  if (error instanceof NotAuthorizedException || error instanceof InvalidParameterException) {
    throw new ExpectedError(`The pool sends this user no code. Cognito says: ${error.message}`, {
      next: 'It must verify email addresses, and let them recover accounts (AccountRecoverySetting: verified_email).',
      cause: error,
    });
  }
  throw error;
}
