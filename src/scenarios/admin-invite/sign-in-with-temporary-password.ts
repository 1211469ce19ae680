import type { NewPasswordRequiredChallenge } from '../../actions/index.js';
import type { Suggestion } from '../../events/index.js';
import type { Kit } from '../scenario.js';
import { expectChallenge } from '../parts/expect-outcome.js';
import { newestMessage } from '../parts/messages.js';
import { provePasswordOf } from '../parts/prove-password.js';
import { isLocked, waitOutLock } from '../parts/wait-out-lock.js';
import type { Invitee } from './invite.js';
import { questions } from './questions.js';

/** A sign-in that waits for a new password. */
export interface OpenSignIn {
  readonly challenge: NewPasswordRequiredChallenge;
  /** To start again with. */
  readonly temporaryPassword: string;
}

/** Signs in with the password from the invitation. Cognito takes it, and wants another in its place. */
export async function signInWithTemporaryPassword(kit: Kit, invitee: Invitee): Promise<OpenSignIn> {
  const calls = ['InitiateAuth', 'RespondToAuthChallenge'];
  const why = 'It is good for choosing a new one.';
  return kit.step('Sign in with the temporary password', { calls, why }, async () => {
    const opened = await untilTaken(kit, invitee);
    kit.result('The password is right. Cognito asks for NEW_PASSWORD_REQUIRED.');
    const { userAttributes, requiredAttributes } = opened.challenge;
    const rows = [
      ...Object.entries(userAttributes).map(([name, value]) => [name, value, 'known']),
      ...requiredAttributes.map((name) => [name, '', 'required, missing']),
    ];
    const columns = ['Attribute', 'Value', 'State'];
    kit.emit({ type: 'table', title: 'What the challenge says of the user', columns, rows });
    kit.result(`Still to come: ${['a new password', ...requiredAttributes].join(', ')}.`);
    return opened;
  });
}

async function untilTaken(kit: Kit, { username, email }: Invitee): Promise<OpenSignIn> {
  for (let attempt = 1; ; attempt++) {
    const suggestion: Suggestion = { label: 'the one in the message', value: () => passwordInMessage(kit, email) };
    const temporaryPassword = await kit.ask(questions.temporaryPassword, {
      attempt,
      ...(kit.playground.inbox && { suggestion }),
    });
    try {
      return { temporaryPassword, challenge: await startWith(kit, username, temporaryPassword) };
    } catch (error) {
      if (isLocked(error)) await waitOutLock(kit, attempt, 'passwords');
      else if (error instanceof Error && /incorrect username or password/i.test(error.message)) {
        kit.problem(`That is not the temporary password of the newest invitation. Cognito says: ${error.message}`);
      } else throw error;
    }
  }
}

export async function startWith(
  kit: Kit,
  username: string,
  temporaryPassword: string,
): Promise<NewPasswordRequiredChallenge> {
  const outcome = await provePasswordOf(kit, { username, password: temporaryPassword });
  return expectChallenge(outcome, 'NEW_PASSWORD_REQUIRED', 'Only a temporary password brings it.');
}

async function passwordInMessage(kit: Kit, email: string): Promise<string> {
  return (await newestMessage(kit, email))?.code ?? '';
}
