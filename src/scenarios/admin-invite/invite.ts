import { adminCreateUser } from '../../actions/index.js';
import type { Kit } from '../scenario.js';
import { inviteUser, type Guest } from '../parts/invite-user.js';
import { madeUpPassword } from '../parts/made-up-password.js';
import { showNewMessages } from '../parts/messages.js';
import { provePasswordOf } from '../parts/prove-password.js';
import { refusalOf } from '../parts/refusal.js';
import { askWho } from '../parts/sign-up-user.js';
import { questions } from './questions.js';

/** Who was invited, and how. */
export interface Invitee extends Guest {
  /** As AdminCreateUser gave it. */
  readonly status: string;
  /** Of the first invitation. */
  readonly temporaryPassword: string;
}

/** Creates a user with a temporary password, which goes out by email. */
export async function invite(kit: Kit): Promise<Invitee> {
  const why = 'With a temporary password, by email.';
  return kit.step('Invite a user', { calls: ['AdminCreateUser'], why }, async () => {
    const someone = await askWho(kit, { questions, name: 'jane', domain: 'example.com' });
    // Cognito would make one up; the story has to know it, to show how it dies.
    const temporaryPassword = await madeUpPassword.value();
    const input = (): { temporaryPassword: string } => ({ temporaryPassword });
    const { guest, status } = await inviteUser(kit, someone, { questions, input });
    kit.result(`${guest.username} is ${status}. An invitation is on its way to ${guest.email}.`);
    await showNewMessages(kit, guest.email);
    return { ...guest, status, temporaryPassword };
  });
}

/** Sends another invitation with another temporary password, as when the first was lost. */
export async function inviteAgain(kit: Kit, { username, email, temporaryPassword }: Invitee): Promise<void> {
  const calls = ['AdminCreateUser', 'InitiateAuth', 'RespondToAuthChallenge'];
  const why = 'The old one dies.';
  await kit.step('Send the invitation again', { calls, why }, async () => {
    const { userPoolId } = kit.playground;
    await adminCreateUser(kit.cognito, {
      userPoolId,
      username,
      messageAction: 'RESEND',
      desiredDeliveryMediums: ['EMAIL'],
    });
    kit.result('AdminCreateUser with MessageAction RESEND: Cognito makes another temporary password.');
    await showNewMessages(kit, email);
    const { message } = await refusalOf(
      provePasswordOf(kit, { username, password: temporaryPassword }),
      'NotAuthorizedException',
      'The temporary password of the first invitation was taken.',
    );
    kit.result(`A sign-in with the first temporary password: ${message}`);
  });
}
