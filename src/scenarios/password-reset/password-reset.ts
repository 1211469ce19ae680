import { signUpAndConfirm } from '../parts/sign-up-and-confirm.js';
import type { Scenario } from '../scenario.js';
import { resetAsAdministrator } from './admin-reset.js';
import { askForCode } from './ask-for-code.js';
import { changeSignedIn } from './change-signed-in.js';
import { questions } from './questions.js';
import { signInBeforehand, signInWithNewPassword } from './sign-in.js';
import { setByAdministratorsCode, setByCode } from './set-password.js';
import { signOutEverywhere } from './sign-out-everywhere.js';
import { summarise } from './summarise.js';
import { tryInVain } from './try-in-vain.js';

/** Every way to another password: by a code, by an administrator, and by whoever still knows the old one. */
export const passwordReset: Scenario = {
  name: 'password-reset',
  title: 'Get back in after a forgotten password',
  needs: {
    mfa: 'OFF',
    devices: 'off',
    authFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    clientSecret: true,
  },
  questions: Object.values(questions),
  steps: 10,
  async play(kit) {
    const user = await signUpAndConfirm(kit);
    const before = await signInBeforehand(kit, user);
    await askForCode(kit, user);
    const code = await tryInVain(kit, user);
    const recovered = await setByCode(kit, user, code);
    const after = await signInWithNewPassword(kit, user, recovered);
    await signOutEverywhere(kit, before, after);
    await resetAsAdministrator(kit, recovered);
    const cured = await setByAdministratorsCode(kit, recovered);
    await changeSignedIn(kit, cured);
    summarise(kit, user);
  },
};
