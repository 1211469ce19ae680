import type { Tokens } from '../../actions/index.js';
import { refusalOf } from '../parts/refusal.js';
import { signIn } from '../parts/sign-in.js';
import type { DemoUser } from '../parts/user.js';
import type { Kit } from '../scenario.js';

const calls = ['InitiateAuth', 'RespondToAuthChallenge'];

/** Signs in while nothing has been forgotten. The tokens are looked at again later. */
export async function signInBeforehand(kit: Kit, user: DemoUser): Promise<Tokens> {
  return kit.step('Sign in', { calls, why: 'All is well so far.' }, async () => {
    const { tokens } = await signIn(kit, user);
    kit.result('The password is right: there are tokens.');
    return tokens;
  });
}

/** Shows that the old password is refused, and signs in with the new one. */
export async function signInWithNewPassword(kit: Kit, user: DemoUser, recovered: DemoUser): Promise<Tokens> {
  return kit.step('Sign in with the new password', { calls, why: 'The old one is dead.' }, async () => {
    const refusal = await refusalOf(signIn(kit, user), 'NotAuthorizedException', 'The old password still signs in.');
    kit.result(`With the old password Cognito says: ${refusal.message}`);
    const { tokens } = await signIn(kit, recovered);
    kit.result('With the new one there are tokens.');
    return tokens;
  });
}
