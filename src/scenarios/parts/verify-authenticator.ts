import { respondToAuthChallenge, verifySoftwareToken } from '../../actions/index.js';
import { ExpectedError } from '../../events/index.js';
import type { Kit } from '../scenario.js';
import { offerAgain, type OfferedAuthenticator } from './associate-authenticator.js';
import { askForTotpCode, offerSecret, replaceUsedCode, type Authenticator } from './authenticator.js';
import { expectTokens } from './expect-outcome.js';
import { isExpiredSession } from './session-expired.js';
import { appClient, type DemoUser } from './user.js';

const QR = { word: 'qr', meaning: 'the QR code again' };

/** Proves that the authenticator has the secret, and finishes the sign-in that was waiting for it. */
export async function verifyAuthenticator(
  kit: Kit,
  user: DemoUser,
  offered: OfferedAuthenticator,
): Promise<Authenticator> {
  const calls = ['VerifySoftwareToken', 'RespondToAuthChallenge'];
  const why = 'The same sign-in ends.';
  return kit.step('Verify it and finish the sign-in', { calls, why }, async () => {
    const { authenticator, session } = await proveSecret(kit, user, offered);
    const { username } = user;
    const outcome = await respondToAuthChallenge(kit.cognito, {
      ...appClient(kit),
      challengeName: 'MFA_SETUP',
      username,
      session,
    });
    expectTokens(outcome, 'Cognito may ask for a code here. Then sign in again: the authenticator is set up by now.');
    kit.result('MFA_SETUP is answered: the sign-in that began in step 4 has its tokens.');
    return authenticator;
  });
}

/**
 * Verifies the first code, and asks for another as long as one is wrong. The authenticator is set up from here on,
 * whether the sign-in goes on or not.
 */
export async function proveSecret(
  kit: Kit,
  user: DemoUser,
  offered: OfferedAuthenticator,
): Promise<{ authenticator: Authenticator; session: string }> {
  let { authenticator, session, code } = offered;
  for (let attempt = 2; ; attempt++) {
    try {
      const verified = await verifySoftwareToken(kit.cognito, { session, code, friendlyDeviceName: 'cognito-demo' });
      if (verified.status !== 'SUCCESS') throw new ExpectedError(`VerifySoftwareToken ended with ${verified.status}.`);
      kit.result('VerifySoftwareToken: Status is SUCCESS.');
      return { authenticator, session: verified.session };
    } catch (error) {
      if (isExpiredSession(error)) ({ authenticator, session, code } = await offerAgain(kit, user, authenticator));
      else code = await askAgain(kit, user, authenticator, error, attempt);
    }
  }
}

async function askAgain(
  kit: Kit,
  user: DemoUser,
  authenticator: Authenticator,
  error: unknown,
  attempt: number,
): Promise<string> {
  const name = error instanceof Error ? error.name : '';
  if (name === 'ExpiredCodeException') await replaceUsedCode(kit);
  else if (name === 'EnableSoftwareTokenMFAException' || name === 'CodeMismatchException') {
    kit.problem('That is not the code for this secret. Is the clock of the authenticator right?');
  } else throw error;
  for (;;) {
    const code = await askForTotpCode(kit, authenticator, { attempt, words: [QR] });
    if (code !== QR.word) return code;
    offerSecret(kit, user.username, authenticator.secretCode);
  }
}
