import type { Scenario } from '../scenario.js';
import { confirmUser } from '../parts/confirm-user.js';
import { knownDomains } from './known-domains.js';
import { lookAtUsers } from './look-at-users.js';
import { questions } from './questions.js';
import { signInConfirmed, signInUnconfirmed } from './sign-in-steps.js';
import { signUpColleague, signUpGuest } from './sign-up.js';
import { summarise } from './summarise.js';
import { tryImpostors } from './try-impostors.js';

/** Who of a known domain signs up is confirmed at once; who is not, or only looks like it, gets a code. */
export const autoConfirm: Scenario = {
  name: 'auto-confirm',
  title: 'Confirm users of known domains at sign-up',
  needs: {
    mfa: 'OFF',
    devices: 'off',
    authFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    clientSecret: true,
    triggers: {
      PreSignUp: { environment: { KNOWN_DOMAINS: knownDomains.join(',') } },
      PostConfirmation: {},
    },
  },
  questions: Object.values(questions),
  steps: 8,
  async play(kit) {
    const colleague = await signUpColleague(kit);
    await signInConfirmed(kit, colleague, 'Sign in at once', 'The password is all it takes.');
    const guest = await signUpGuest(kit, colleague);
    await signInUnconfirmed(kit, guest);
    await confirmUser(kit, guest);
    await signInConfirmed(kit, guest, 'Sign in after the code', 'Now the password is enough.');
    const attempts = await tryImpostors(kit, colleague);
    await lookAtUsers(kit, [colleague.sub, guest.sub, ...attempts.flatMap(({ sub }) => sub ?? [])]);
    summarise(kit, colleague, guest, attempts);
  },
};
