import type { MfaSetupChallenge } from '../../actions/index.js';
import type { Kit } from '../scenario.js';
import { expectChallenge } from './expect-outcome.js';
import { provePasswordOf } from './prove-password.js';
import type { DemoUser } from './user.js';

/** The first sign-in. The pool requires MFA and the user has no factor yet, so it stops at MFA_SETUP. */
export async function startSignIn(kit: Kit, user: DemoUser): Promise<MfaSetupChallenge> {
  const why = 'SRP: the password is proven, not sent.';
  return kit.step('Start to sign in', { calls: ['InitiateAuth', 'RespondToAuthChallenge'], why }, async () => {
    const challenge = await signInUpToMfaSetup(kit, user);
    kit.result('InitiateAuth with USER_SRP_AUTH: Cognito asked for PASSWORD_VERIFIER.');
    kit.result(`The proof was right. Now it asks for MFA_SETUP with one of: ${challenge.factors.join(', ')}.`);
    return challenge;
  });
}

export async function signInUpToMfaSetup(kit: Kit, user: DemoUser): Promise<MfaSetupChallenge> {
  const proven = await provePasswordOf(kit, user);
  return expectChallenge(proven, 'MFA_SETUP', 'The pool must require MFA, with TOTP as a factor.');
}
