import type { Scenario } from '../scenario.js';
import { inviteReader } from './invite.js';
import { createLetters } from './letters.js';
import { confirmWithNewCode } from './new-code.js';
import { questions } from './questions.js';
import { recoverPassword } from './recover-password.js';
import { signInWithNewPassword, turnOnCodesByEmail } from './second-factor.js';
import { signInWithCode } from './sign-in-with-code.js';
import { signUpReader } from './sign-up.js';
import { summarise } from './summarise.js';

/** Each message that a pool sends its users, written by a function in the language of whoever gets it. */
export const customMessages: Scenario = {
  name: 'custom-messages',
  title: "Write the pool's messages yourself",
  needs: {
    mfa: 'OPTIONAL',
    mfaFactors: ['EMAIL'],
    devices: 'off',
    authFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    clientSecret: true,
    ownEmailSender: true,
    triggers: { CustomMessage: {} },
  },
  questions: Object.values(questions),
  steps: 7,
  diagram: true,
  async play(kit) {
    const { kitFor, list } = createLetters(kit);
    const user = await signUpReader(kitFor('CustomMessage_SignUp'));
    await confirmWithNewCode(kitFor('CustomMessage_ResendCode'), user);
    const recovered = await recoverPassword(kitFor('CustomMessage_ForgotPassword'), user);
    const invited = await inviteReader(kitFor('CustomMessage_AdminCreateUser'), user);
    const tokens = await signInWithNewPassword(kit, recovered);
    await turnOnCodesByEmail(kit, tokens);
    await signInWithCode(kitFor('CustomMessage_Authentication'), recovered);
    summarise(kit, recovered, invited, list());
  },
};
