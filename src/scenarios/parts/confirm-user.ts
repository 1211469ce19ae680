import { CodeMismatchException, ExpiredCodeException } from '@aws-sdk/client-cognito-identity-provider';
import { confirmSignUp, resendConfirmationCode } from '../../actions/index.js';
import { ExpectedError, type Suggestion } from '../../events/index.js';
import type { Kit } from '../scenario.js';
import { newestMessage, showNewMessages } from './messages.js';
import { questions } from './questions.js';
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
  const { username } = user;
  for (let attempt = 1; ;) {
    const code = await askForCode(kit, user, attempt);
    if (code === RESEND.word) {
      await resend(kit, user);
      continue;
    }
    try {
      await confirmSignUp(kit.cognito, { ...appClient(kit), username, confirmationCode: code });
      return kit.result(`${username} is CONFIRMED, and ${user.email} counts as verified.`);
    } catch (error) {
      kit.problem(reasonOf(error));
      attempt++;
    }
  }
}

function askForCode(kit: Kit, { email }: DemoUser, attempt: number): Promise<string> {
  const suggestion: Suggestion = { label: 'the code above', value: () => readCode(kit, email) };
  return kit.ask(questions.confirmationCode, {
    attempt,
    words: [RESEND],
    ...(kit.playground.inbox && { suggestion }),
  });
}

async function readCode(kit: Kit, email: string): Promise<string> {
  const code = (await newestMessage(kit, email))?.code;
  if (code === undefined) throw new ExpectedError(`No message with a code has arrived for ${email}.`);
  return code;
}

async function resend(kit: Kit, { username, email }: DemoUser): Promise<void> {
  const { destination } = await resendConfirmationCode(kit.cognito, { ...appClient(kit), username });
  kit.result(`A new code is on its way to ${destination}.`);
  await showNewMessages(kit, email);
}

/** Why the code was refused; any other error ends the run. */
function reasonOf(error: unknown): string {
  if (error instanceof CodeMismatchException)
    return `That is not the code that was sent. Cognito says: ${error.message}`;
  if (error instanceof ExpiredCodeException) return `That code is no longer good. Cognito says: ${error.message}`;
  throw error;
}
