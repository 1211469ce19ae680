import type { Scenario } from '../scenario.js';
import { questions } from '../parts/questions.js';
import { showTokens } from '../parts/show-tokens.js';
import { signUpAndConfirm } from '../parts/sign-up-and-confirm.js';
import { refreshWithDevice } from './refresh.js';
import { refuseBadTokens } from './refuse-bad-tokens.js';
import { reuseRefreshToken } from './reuse.js';
import { revokeFamily } from './revoke.js';
import { signInAndConfirmDevice, signInOnceMore } from './sign-in.js';
import { signOutAsAdministrator, signOutEverywhere } from './sign-out.js';
import { summarise } from './summarise.js';

const { username, email, password, confirmationCode } = questions;

/** The life of tokens: what proves them good, how they are renewed, and what ends them before their time. */
export const tokens: Scenario = {
  name: 'tokens',
  title: 'What tokens are good for, and when they stop',
  needs: {
    mfa: 'OFF',
    devices: 'opt-in',
    authFlows: ['ALLOW_USER_SRP_AUTH'],
    clientSecret: true,
    refreshTokenRotation: true,
  },
  questions: [username, email, password, confirmationCode],
  steps: 10,
  async play(kit) {
    const user = await signUpAndConfirm(kit);
    const { device, held: first } = await signInAndConfirmDevice(kit, user);
    const claims = await showTokens(kit, first.tokens);
    await refuseBadTokens(kit, first.tokens);
    const refreshed = await refreshWithDevice(kit, device, first, claims);
    await reuseRefreshToken(kit, device, first);
    const second = await signInOnceMore(kit, user, device, [first, refreshed]);
    await revokeFamily(kit, device, [first, refreshed], second);
    const last = await signOutEverywhere(kit, user, device, second);
    await signOutAsAdministrator(kit, user, last);
    summarise(kit, user, claims);
  },
};
