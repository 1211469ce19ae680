import { InvalidPasswordException } from '@aws-sdk/client-cognito-identity-provider';
import { confirmForgotPassword, forgotPassword } from '../../actions/index.js';
import type { Kit } from '../scenario.js';
import { explainWeakPassword } from '../parts/explain-weak-password.js';
import { madeUpPassword } from '../parts/made-up-password.js';
import { codeOfMessage, showNewMessages } from '../parts/messages.js';
import { whyCodeIsRefused } from '../parts/refused-code.js';
import { appClient, type DemoUser } from '../parts/user.js';
import { questions } from './questions.js';

const RESEND = { word: 'resend', meaning: 'a new code' };

/** Replaces the password by a code. Once codes by email are the second factor, none may go there for this. */
export async function recoverPassword<User extends DemoUser>(kit: Kit, user: User): Promise<User> {
  const calls = ['ForgotPassword', 'ConfirmForgotPassword'];
  const why = 'A code stands in for the old password.';
  return kit.step('Forget the password and set a new one', { calls, why }, async () => {
    await sendCode(kit, user);
    const password = await setPassword(kit, user);
    kit.result(`${user.username} has a new password.`);
    return { ...user, password };
  });
}

async function sendCode(kit: Kit, { username, email, clientMetadata }: DemoUser): Promise<void> {
  const { destination } = await forgotPassword(kit.cognito, { ...appClient(kit), username, clientMetadata });
  kit.result(`A code for a new password is on its way to ${destination}.`);
  await showNewMessages(kit, email);
}

async function setPassword(kit: Kit, user: DemoUser): Promise<string> {
  const { username, clientMetadata } = user;
  let confirmationCode = await askForCode(kit, user, 1);
  let password = await askForPassword(kit, 1);
  for (let attempt = 2; ; attempt++) {
    try {
      await confirmForgotPassword(kit.cognito, {
        ...appClient(kit),
        username,
        confirmationCode,
        password,
        clientMetadata,
      });
      return password;
    } catch (error) {
      if (error instanceof InvalidPasswordException) {
        const { text, details } = await explainWeakPassword(kit, password, error.message);
        kit.problem(text, details);
        password = await askForPassword(kit, attempt);
      } else {
        kit.problem(whyCodeIsRefused(error));
        confirmationCode = await askForCode(kit, user, attempt);
      }
    }
  }
}

async function askForCode(kit: Kit, user: DemoUser, attempt: number): Promise<string> {
  const asking = { attempt, words: [RESEND], ...codeOfMessage(kit, user.email) };
  const code = await kit.ask(questions.resetCode, asking);
  if (code !== RESEND.word) return code;
  await sendCode(kit, user);
  return askForCode(kit, user, attempt);
}

function askForPassword(kit: Kit, attempt: number): Promise<string> {
  return kit.ask(questions.newPassword, { attempt, suggestion: madeUpPassword });
}
