import { adminResetUserPassword } from '../../actions/index.js';
import { showNewMessages } from '../parts/messages.js';
import { refusalOf } from '../parts/refusal.js';
import { signIn } from '../parts/sign-in.js';
import type { DemoUser } from '../parts/user.js';
import type { Kit } from '../scenario.js';

/** Takes the user's password away, as an administrator does after a leak, and shows that it no longer signs in. */
export async function resetAsAdministrator(kit: Kit, user: DemoUser): Promise<void> {
  const calls = ['AdminResetUserPassword', 'InitiateAuth', 'RespondToAuthChallenge'];
  await kit.step('Reset as an administrator', { calls, why: 'After a leak.' }, async () => {
    const { username, email } = user;
    await adminResetUserPassword(kit.cognito, { userPoolId: kit.playground.userPoolId, username });
    kit.result(`${username} is RESET_REQUIRED now, and a code is on its way.`);
    await showNewMessages(kit, email);
    // Where the app client hides who exists, Cognito may say no more than to a wrong password.
    const names = ['PasswordResetRequiredException', 'NotAuthorizedException'];
    const { name, message } = await refusalOf(
      signIn(kit, user),
      names,
      'The password still signs in, although it was reset.',
    );
    kit.result(`To the right password Cognito says ${name}: ${message}`);
  });
}
