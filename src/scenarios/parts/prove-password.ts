import { respondToAuthChallenge, type AuthOutcome } from '../../actions/index.js';
import { provePassword, userIdentity, type SrpKeyPair } from '../../auth/index.js';
import type { Kit } from '../scenario.js';
import { expectChallenge } from './expect-outcome.js';
import { appClient, type DemoUser } from './user.js';

/**
 * Answers PASSWORD_VERIFIER, by the keys that the sign-in began with.
 * @param because what to do when the sign-in has begun otherwise
 */
export function answerPasswordVerifier(
  kit: Kit,
  { password }: DemoUser,
  started: AuthOutcome,
  keys: SrpKeyPair,
  because: string,
): Promise<AuthOutcome> {
  const verifier = expectChallenge(started, 'PASSWORD_VERIFIER', because);
  const identity = userIdentity(kit.playground.userPoolId, verifier.userIdForSrp, password);
  return respondToAuthChallenge(kit.cognito, {
    ...appClient(kit),
    challengeName: 'PASSWORD_VERIFIER',
    username: verifier.username,
    session: verifier.session,
    ...provePassword(identity, keys, verifier),
  });
}
