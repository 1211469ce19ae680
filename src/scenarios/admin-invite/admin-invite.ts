import type { Scenario } from '../scenario.js';
import { showTokens } from '../parts/show-tokens.js';
import { choosePassword } from './choose-password.js';
import { createWithoutInvitation } from './create-without-invitation.js';
import { disableUser, enableUser } from './disable-user.js';
import { invite, inviteAgain } from './invite.js';
import { questions } from './questions.js';
import { signInWithTemporaryPassword } from './sign-in-with-temporary-password.js';
import { summarise } from './summarise.js';
import { trySignUp } from './try-sign-up.js';

/** How users come into a pool where nobody signs up: by invitation, with a temporary password, or without one. */
export const adminInvite: Scenario = {
  name: 'admin-invite',
  title: 'Invite a user as an administrator',
  needs: {
    mfa: 'OFF',
    devices: 'off',
    authFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    clientSecret: true,
    adminCreatesUsers: true,
    requiredAttributes: ['name'],
  },
  questions: Object.values(questions),
  steps: 9,
  async play(kit) {
    await trySignUp(kit);
    const invitee = await invite(kit);
    await inviteAgain(kit, invitee);
    const opened = await signInWithTemporaryPassword(kit, invitee);
    const { password, signedIn } = await choosePassword(kit, invitee, opened);
    const claims = await showTokens(kit, signedIn.tokens);
    const other = await createWithoutInvitation(kit);
    await disableUser(kit, { ...invitee, password }, signedIn.tokens);
    await enableUser(kit, { ...invitee, password }, signedIn.tokens);
    summarise(kit, invitee, other, claims);
  },
};
