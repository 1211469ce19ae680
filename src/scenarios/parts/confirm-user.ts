import { confirmSignUp, resendConfirmationCode } from '../../actions/index.js';
import type { Kit } from '../scenario.js';
import { codeOfMessage, showNewMessages } from './messages.js';
import { questions } from './questions.js';
import { whyCodeIsRefused } from './refused-code.js';
import { appClient, type DemoUser } from './user.js';

const RESEND = { word: 'resend', meaning: 'a new code' };

/** Confirms the sign-up with the code that was sent; a wrong code is asked for again, and a new one may be sent. */
export async function confirmUser(kit: Kit, user: DemoUser): Promise<void> {
  const why = 'The code proves the address.';
  const calls = ['ConfirmSignUp', 'ResendConfirmationCode'];
  await kit.step('Confirm the sign-up', { calls, why }, () => confirmByCode(kit, user));
}

/** The same within a step of the story's own. */
export async function confirmByCode(kit: Kit, user: DemoUser): Promise<void> {
  const { username, clientMetadata } = user;
  for (let attempt = 1; ;) {
    const code = await askForCode(kit, user, attempt);
    if (code === RESEND.word) {
      await resendCode(kit, user);
      continue;
    }
    try {
      await confirmSignUp(kit.cognito, { ...appClient(kit), username, confirmationCode: code, clientMetadata });
      return kit.result(`${username} is CONFIRMED, and ${user.email} counts as verified.`);
    } catch (error) {
      kit.problem(whyCodeIsRefused(error));
      attempt++;
    }
  }
}

function askForCode(kit: Kit, { email }: DemoUser, attempt: number): Promise<string> {
  return kit.ask(questions.confirmationCode, { attempt, words: [RESEND], ...codeOfMessage(kit, email) });
}

/** Has another code sent; the one before is no good any more. */
export async function resendCode(kit: Kit, { username, email, clientMetadata }: DemoUser): Promise<void> {
  const { destination } = await resendConfirmationCode(kit.cognito, { ...appClient(kit), username, clientMetadata });
  kit.result(`A new code is on its way to ${destination}.`);
  await showNewMessages(kit, email);
}
