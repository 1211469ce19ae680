import {
  adminInitiateAuth,
  adminRespondToAuthChallenge,
  type SignedIn,
  type SoftwareTokenMfaChallenge,
} from '../../actions/index.js';
import type { Kit } from '../scenario.js';
import { askForTotpCode, replaceUsedCode, type Authenticator } from '../parts/authenticator.js';
import { expectChallenge, expectTokens } from '../parts/expect-outcome.js';
import { isExpiredSession } from '../parts/session-expired.js';
import { appClient, type DemoUser } from '../parts/user.js';

/** Signs in again as a back end does it: password and TOTP code by the admin calls. */
export async function signInWithAdminCalls(kit: Kit, user: DemoUser, authenticator: Authenticator): Promise<SignedIn> {
  const calls = ['AdminInitiateAuth', 'AdminRespondToAuthChallenge'];
  const why = 'As a back end signs in.';
  return kit.step('Sign in with password and code', { calls, why }, async () => {
    let challenge = await startWithPassword(kit, user);
    kit.result('The password was right. Cognito asks for SOFTWARE_TOKEN_MFA: a new code, as the last one is used up.');
    for (let attempt = 1; ; attempt++) {
      const code = await askForTotpCode(kit, authenticator, { attempt });
      try {
        const signedIn = await answer(kit, user, challenge, code);
        kit.result('The code was right: there are tokens.');
        return signedIn;
      } catch (error) {
        if (isExpiredSession(error)) {
          kit.problem('The session has expired, so the sign-in was started again. It needs a new code.');
          challenge = await startWithPassword(kit, user);
        } else await explain(kit, error, attempt);
      }
    }
  });
}

async function startWithPassword(kit: Kit, { username, password }: DemoUser): Promise<SoftwareTokenMfaChallenge> {
  const outcome = await adminInitiateAuth(kit.cognito, {
    ...appClient(kit),
    userPoolId: kit.playground.userPoolId,
    authFlow: 'ADMIN_USER_PASSWORD_AUTH',
    username,
    password,
  });
  return expectChallenge(outcome, 'SOFTWARE_TOKEN_MFA', 'The pool must require MFA, with TOTP as its only factor.');
}

async function answer(
  kit: Kit,
  user: DemoUser,
  { session, username = user.username }: SoftwareTokenMfaChallenge,
  code: string,
): Promise<SignedIn> {
  const outcome = await adminRespondToAuthChallenge(kit.cognito, {
    ...appClient(kit),
    userPoolId: kit.playground.userPoolId,
    challengeName: 'SOFTWARE_TOKEN_MFA',
    username,
    session,
    code,
  });
  return expectTokens(outcome, 'The pool asks for more than this scenario knows of.');
}

/** Says why the code was refused; any other error ends the run. */
async function explain(kit: Kit, error: unknown, attempt: number): Promise<void> {
  const name = error instanceof Error ? error.name : '';
  if (name === 'ExpiredCodeException') return replaceUsedCode(kit);
  if (error instanceof Error && /attempts exceeded/i.test(error.message)) return waitOutLock(kit, attempt);
  if (name !== 'CodeMismatchException') throw error;
  kit.problem('That is not the code that the authenticator shows now.');
}

/** From the fifth on, each wrong answer locks the user for twice as long: for a second, two, four. */
async function waitOutLock(kit: Kit, attempt: number): Promise<void> {
  kit.problem('Too many codes were wrong, so Cognito locks the user for a while.');
  await kit.wait('then there is another try.', 2 ** Math.min(Math.max(attempt - 5, 0), 6));
}
