import { randomBytes } from 'node:crypto';
import { adminCreateUser, adminInitiateAuth, adminSetUserPassword } from '../../actions/index.js';
import { ExpectedError } from '../../events/index.js';
import type { Kit } from '../scenario.js';
import { expectTokens } from '../parts/expect-outcome.js';
import { madeUpPassword } from '../parts/made-up-password.js';
import { newestMessage } from '../parts/messages.js';
import { registerForRemoval } from '../parts/remove-user.js';
import { appClient } from '../parts/user.js';

/**
 * Creates a user who hears nothing of it and whose password is not temporary, as a migration or a test does.
 * @returns The username.
 */
export async function createWithoutInvitation(kit: Kit): Promise<string> {
  const calls = ['AdminCreateUser', 'AdminSetUserPassword', 'AdminInitiateAuth'];
  const why = 'Nobody is asked.';
  return kit.step('Create a user without an invitation', { calls, why }, async () => {
    const { userPoolId } = kit.playground;
    const username = `sam-${randomBytes(4).toString('hex')}`;
    const email = `${username}@example.com`;
    const password = await madeUpPassword.value();
    const registration = registerForRemoval(kit, username);
    const { sub, status } = await adminCreateUser(kit.cognito, {
      userPoolId,
      username,
      attributes: { email, email_verified: 'true', name: 'Sam Roe' },
      messageAction: 'SUPPRESS',
    });
    registration.made(sub);
    if ((await newestMessage(kit, email)) !== undefined) {
      throw new ExpectedError('An invitation was sent, although MessageAction is SUPPRESS.');
    }
    kit.result(`${username} is ${status}. With MessageAction SUPPRESS nothing is sent.`);
    await adminSetUserPassword(kit.cognito, { userPoolId, username, password, permanent: true });
    const auth = { authFlow: 'ADMIN_USER_PASSWORD_AUTH', username, password } as const;
    expectTokens(
      await adminInitiateAuth(kit.cognito, { ...appClient(kit), userPoolId, ...auth }),
      'The pool asks for more than this scenario knows of.',
    );
    kit.result('AdminSetUserPassword with Permanent: a sign-in brings tokens, and asks for nothing.');
    return username;
  });
}
