import { confirmByCode } from '../parts/confirm-user.js';
import { signUpAnyUser } from '../parts/sign-up-user.js';
import type { DemoUser } from '../parts/user.js';
import type { Kit } from '../scenario.js';

/** The user of the story, whose address is verified: a code for a new password goes to no other. */
export async function signUpAndConfirm(kit: Kit): Promise<DemoUser> {
  const calls = ['SignUp', 'ConfirmSignUp'];
  const why = 'Only a verified address will get a code later.';
  return kit.step('Sign up and confirm', { calls, why }, async () => {
    const user = await signUpAnyUser(kit, {});
    if (!user.confirmed) await confirmByCode(kit, user);
    return user;
  });
}
