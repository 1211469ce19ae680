import { setPasswordByCode } from '../parts/new-password.js';
import { signIn } from '../parts/sign-in.js';
import type { DemoUser } from '../parts/user.js';
import type { Kit } from '../scenario.js';

/** Sets a new password with the code that was tried in vain before. */
export async function setByCode(kit: Kit, user: DemoUser, code: string): Promise<DemoUser> {
  const why = 'The code proves who asks.';
  return kit.step('Set a new password', { calls: ['ConfirmForgotPassword'], why }, async () => {
    const password = await setPasswordByCode(kit, user, { code, old: user.password });
    kit.result('ConfirmForgotPassword: the new password is set, and the code is used up.');
    return { ...user, password };
  });
}

/** The same with the code that AdminResetUserPassword has sent. */
export async function setByAdministratorsCode(kit: Kit, user: DemoUser): Promise<DemoUser> {
  const calls = ['ConfirmForgotPassword', 'InitiateAuth', 'RespondToAuthChallenge'];
  return kit.step('Set a new one with that code', { calls, why: 'The same cure.' }, async () => {
    const password = await setPasswordByCode(kit, user);
    const changed = { ...user, password };
    await signIn(kit, changed);
    kit.result(`${user.username} is CONFIRMED again, and the new password signs in.`);
    return changed;
  });
}
