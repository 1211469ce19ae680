import type { Kit } from '../scenario.js';
import { setPasswordByCode } from '../parts/new-password.js';
import { sendResetCode } from '../parts/reset-code.js';
import type { DemoUser } from '../parts/user.js';

/** Replaces the password by a code. Once codes by email are the second factor, none may go there for this. */
export async function recoverPassword<User extends DemoUser>(kit: Kit, user: User): Promise<User> {
  const calls = ['ForgotPassword', 'ConfirmForgotPassword'];
  const why = 'A code stands in for the old password.';
  return kit.step('Forget the password and set a new one', { calls, why }, async () => {
    await sendResetCode(kit, user);
    const password = await setPasswordByCode(kit, user);
    kit.result(`${user.username} has a new password.`);
    return { ...user, password };
  });
}
