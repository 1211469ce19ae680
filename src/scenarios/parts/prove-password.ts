import { initiateAuth, respondToAuthChallenge, type AuthOutcome } from '../../actions/index.js';
import { createSrpKeyPair, provePassword, userIdentity } from '../../auth/index.js';
import type { Kit } from '../scenario.js';
import { expectChallenge } from './expect-outcome.js';
import { appClient } from './user.js';

/** Starts a sign-in and proves the password by SRP. What comes next is up to the pool and the user. */
export async function provePasswordOf(
  kit: Kit,
  { username, password }: { readonly username: string; readonly password: string },
  authFlow: 'USER_SRP_AUTH' | 'CUSTOM_AUTH' = 'USER_SRP_AUTH',
): Promise<AuthOutcome> {
  const keys = createSrpKeyPair();
  const started = await initiateAuth(kit.cognito, {
    ...appClient(kit),
    authFlow,
    username,
    srpA: keys.srpA,
  });
  const verifier = expectChallenge(started, 'PASSWORD_VERIFIER', `The app client must allow ALLOW_${authFlow}.`);
  const identity = userIdentity(kit.playground.userPoolId, verifier.userIdForSrp, password);
  return respondToAuthChallenge(kit.cognito, {
    ...appClient(kit),
    challengeName: 'PASSWORD_VERIFIER',
    username: verifier.username,
    session: verifier.session,
    ...provePassword(identity, keys, verifier),
  });
}
