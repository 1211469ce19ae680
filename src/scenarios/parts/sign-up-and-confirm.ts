import type { Kit } from '../scenario.js';
import { confirmByCode } from './confirm-user.js';
import { signUpAnyUser } from './sign-up-user.js';
import type { DemoUser } from './user.js';

/** Both in one step, for stories that are about what comes after. */
export async function signUpAndConfirm(kit: Kit): Promise<DemoUser> {
  const why = 'There must be a user, with a proven address.';
  return kit.step('Sign up and confirm', { calls: ['SignUp', 'ConfirmSignUp'], why }, async () => {
    const user = await signUpAnyUser(kit, {});
    if (!user.confirmed) await confirmByCode(kit, user);
    return user;
  });
}
