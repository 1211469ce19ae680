import {
  adminInitiateAuth,
  adminRespondToAuthChallenge,
  type SignedIn,
  type SoftwareTokenMfaChallenge,
} from '../../actions/index.js';
import type { Kit } from '../scenario.js';
import { answerTotp } from '../parts/answer-totp.js';
import type { Authenticator } from '../parts/authenticator.js';
import { expectChallenge, expectTokens } from '../parts/expect-outcome.js';
import { appClient, type DemoUser } from '../parts/user.js';

/** Signs in again as a back end does it: password and TOTP code by the admin calls. */
export async function signInWithAdminCalls(kit: Kit, user: DemoUser, authenticator: Authenticator): Promise<SignedIn> {
  const calls = ['AdminInitiateAuth', 'AdminRespondToAuthChallenge'];
  const why = 'As a back end signs in.';
  return kit.step('Sign in with password and code', { calls, why }, async () => {
    const challenge = await startWithPassword(kit, user);
    kit.result('The password was right. Cognito asks for SOFTWARE_TOKEN_MFA: a new code, as the last one is used up.');
    return answerTotp(kit, authenticator, challenge, {
      start: () => startWithPassword(kit, user),
      answer: (asked, code) => answer(kit, user, asked, code),
    });
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
