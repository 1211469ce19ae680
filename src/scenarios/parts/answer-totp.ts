import type { SignedIn, SoftwareTokenMfaChallenge } from '../../actions/index.js';
import type { Kit } from '../scenario.js';
import { askForTotpCode, replaceUsedCode, type Authenticator } from './authenticator.js';
import { isExpiredSession } from './session-expired.js';
import { isLocked, waitOutLock } from './wait-out-lock.js';

/** How a sign-in comes to SOFTWARE_TOKEN_MFA, and how that is answered: by the user's calls or the administrator's. */
export interface TotpSignIn {
  start(): Promise<SoftwareTokenMfaChallenge>;
  answer(challenge: SoftwareTokenMfaChallenge, code: string): Promise<SignedIn>;
}

/** Answers with a code of the authenticator, asking again as long as one is wrong. An expired sign-in starts again. */
export async function answerTotp(
  kit: Kit,
  authenticator: Authenticator,
  first: SoftwareTokenMfaChallenge,
  { start, answer }: TotpSignIn,
): Promise<SignedIn> {
  let challenge = first;
  for (let attempt = 1; ; attempt++) {
    const code = await askForTotpCode(kit, authenticator, { attempt });
    try {
      const signedIn = await answer(challenge, code);
      kit.result('The code was right: there are tokens.');
      return signedIn;
    } catch (error) {
      if (isExpiredSession(error)) {
        kit.problem('The session has expired, so the sign-in was started again. It needs a new code.');
        challenge = await start();
      } else await explain(kit, error, attempt);
    }
  }
}

/** Says why the code was refused; any other error ends the run. */
async function explain(kit: Kit, error: unknown, attempt: number): Promise<void> {
  const name = error instanceof Error ? error.name : '';
  if (name === 'ExpiredCodeException') return replaceUsedCode(kit);
  if (isLocked(error)) return waitOutLock(kit, attempt);
  if (name !== 'CodeMismatchException') throw error;
  kit.problem('That is not the code that the authenticator shows now.');
}
