import { changePassword } from '../../actions/index.js';
import { askForNewPassword, explainRefusedPassword } from '../parts/new-password.js';
import { signIn } from '../parts/sign-in.js';
import { explainTooManyTries } from '../parts/too-many-tries.js';
import type { DemoUser } from '../parts/user.js';
import type { Kit } from '../scenario.js';

/** Changes the password as a user does who still knows it. */
export async function changeSignedIn(kit: Kit, user: DemoUser): Promise<void> {
  const calls = ['InitiateAuth', 'RespondToAuthChallenge', 'ChangePassword'];
  await kit.step('Change it while signed in', { calls, why: 'Old password, no code.' }, async () => {
    const password = await changeTo(kit, user);
    kit.result('ChangePassword takes the access token and the old password; no code is sent.');
    await signIn(kit, { ...user, password });
    kit.result('The new password signs in.');
  });
}

async function changeTo(kit: Kit, user: DemoUser): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const proposedPassword = await askForNewPassword(kit, attempt);
    // Only now: the access token must not grow old while somebody thinks of a password.
    const { accessToken } = (await signIn(kit, user)).tokens;
    const input = { accessToken, previousPassword: user.password, proposedPassword };
    try {
      await changePassword(kit.cognito, input).catch(explainTooManyTries);
      return proposedPassword;
    } catch (error) {
      if (!(await explainRefusedPassword(kit, proposedPassword, error))) throw error;
    }
  }
}
