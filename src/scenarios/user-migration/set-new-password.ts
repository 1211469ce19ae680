import { setPasswordByCode } from '../parts/new-password.js';
import type { ForgetfulUser } from '../parts/reset-code.js';
import { signIn } from '../parts/sign-in.js';
import type { Kit } from '../scenario.js';

/** Lets the user who moved without a password choose one, and sign in. */
export async function setNewPassword(kit: Kit, user: ForgetfulUser | undefined): Promise<void> {
  const calls = ['ConfirmForgotPassword', 'InitiateAuth', 'RespondToAuthChallenge'];
  await kit.step('Set a new password', { calls, why: 'By the code.' }, async () => {
    if (user === undefined) return kit.result('Left out, as nobody has moved that way.');
    const password = await setPasswordByCode(kit, user);
    await signIn(kit, { ...user, password });
    kit.result(`${user.username} is CONFIRMED, and the new password signs in.`);
  });
}
