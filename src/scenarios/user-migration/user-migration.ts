import type { Scenario } from '../scenario.js';
import { moveByPassword } from './first-sign-in.js';
import { moveByForgottenPassword } from './forgotten-password.js';
import { lookIntoPool, lookIntoPoolAgain } from './look-into-pool.js';
import { oldUser } from './old-users.js';
import { questions } from './questions.js';
import { setNewPassword } from './set-new-password.js';
import { signInAgain } from './sign-in-again.js';
import { summarise } from './summarise.js';
import { trySrpTooEarly } from './try-srp-too-early.js';
import { tryWrongPassword } from './try-wrong-password.js';

/** Users of an old directory come into the pool one by one, as they sign in or forget their passwords. */
export const userMigration: Scenario = {
  name: 'user-migration',
  title: 'Move users of an old directory without their noticing',
  needs: {
    mfa: 'OFF',
    devices: 'off',
    authFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    clientSecret: true,
    triggers: { UserMigration: {} },
  },
  questions: Object.values(questions),
  steps: 8,
  diagram: true,
  async play(kit) {
    const outside = await lookIntoPool(kit);
    const username = await tryWrongPassword(kit, outside);
    const first = await moveByPassword(kit, username, outside);
    const others = outside.filter((user) => user !== oldUser(first.username));
    await signInAgain(kit, first);
    await trySrpTooEarly(kit, others);
    const second = await moveByForgottenPassword(kit, others);
    await setNewPassword(kit, second);
    await lookIntoPoolAgain(kit);
    summarise(kit, first, second);
  },
};
