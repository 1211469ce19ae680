import type { Kit } from '../scenario.js';
import { confirmByCode, resendCode } from '../parts/confirm-user.js';
import type { DemoUser } from '../parts/user.js';

/** Has another code sent, and confirms the sign-up with it. */
export async function confirmWithNewCode(kit: Kit, user: DemoUser): Promise<void> {
  const calls = ['ResendConfirmationCode', 'ConfirmSignUp'];
  await kit.step('Ask for a new code and confirm', { calls, why: 'Each message is written anew.' }, async () => {
    await resendCode(kit, user);
    await confirmByCode(kit, user);
  });
}
