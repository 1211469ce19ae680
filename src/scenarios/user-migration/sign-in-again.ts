import { signIn } from '../parts/sign-in.js';
import type { Kit } from '../scenario.js';
import type { MovedUser } from './first-sign-in.js';

/** Signs in once more, without the password being sent: the function could not check it, so the pool must. */
export async function signInAgain(kit: Kit, user: MovedUser): Promise<void> {
  const calls = ['InitiateAuth', 'RespondToAuthChallenge'];
  const why = 'The pool knows the password now.';
  await kit.step('Sign in again, by SRP', { calls, why }, async () => {
    await signIn(kit, user);
    kit.result('There are tokens, and no function was called: the pool has a verifier of the password.');
  });
}
