import { LimitExceededException } from '@aws-sdk/client-cognito-identity-provider';
import { forgotPassword } from '../../actions/index.js';
import type { Kit } from '../scenario.js';
import { codeOfMessage, showNewMessages } from './messages.js';
import { recoveryQuestions } from './recovery-questions.js';
import { appClient, type DemoUser } from './user.js';

/** Somebody whose password is to be replaced by a code. */
export type ForgetfulUser = Pick<DemoUser, 'username' | 'email'>;

const RESEND = { word: 'resend', meaning: 'a new code' };

/** Sends a code for a new password, and shows the message where it can be read. */
export async function sendResetCode(kit: Kit, { username, email }: ForgetfulUser): Promise<void> {
  const { destination } = await forgotPassword(kit.cognito, { ...appClient(kit), username });
  kit.result(`ForgotPassword: a code is on its way to ${destination}.`);
  await showNewMessages(kit, email);
}

/** Asks for the code; a new one may be sent. */
export async function askForResetCode(kit: Kit, user: ForgetfulUser, attempt: number): Promise<string> {
  const asking = { attempt, words: [RESEND], ...codeOfMessage(kit, user.email) };
  const code = await kit.ask(recoveryQuestions.resetCode, asking);
  if (code !== RESEND.word) return code;
  return askForResetCode(kit, user, (await resend(kit, user)) ? attempt : attempt + 1);
}

async function resend(kit: Kit, user: ForgetfulUser): Promise<boolean> {
  try {
    await sendResetCode(kit, user);
    return true;
  } catch (error) {
    if (!(error instanceof LimitExceededException)) throw error;
    kit.problem(`Cognito sends no more codes for a while; the newest one is still good. It says: ${error.message}`);
    return false;
  }
}
