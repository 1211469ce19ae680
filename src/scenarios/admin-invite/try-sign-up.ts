import { randomBytes } from 'node:crypto';
import { describeUserPool, signUp } from '../../actions/index.js';
import type { Kit } from '../scenario.js';
import { madeUpPassword } from '../parts/made-up-password.js';
import { refusalOf } from '../parts/refusal.js';
import { registerForRemoval } from '../parts/remove-user.js';
import { appClient } from '../parts/user.js';

/** Somebody tries to sign up, and may not. A pool that was there before may let everybody: then nobody tries. */
export async function trySignUp(kit: Kit): Promise<void> {
  const why = 'Here nobody signs up by themselves.';
  await kit.step('Try to sign up', { calls: ['DescribeUserPool', 'SignUp'], why }, async () => {
    const { adminCreateUserOnly } = await describeUserPool(kit.cognito, { userPoolId: kit.playground.userPoolId });
    kit.result(`The pool says AllowAdminCreateUserOnly: ${adminCreateUserOnly}.`);
    if (!adminCreateUserOnly) return kit.result('So everybody may sign up here. Invitations work all the same.');
    const username = `stranger-${randomBytes(4).toString('hex')}`;
    const registration = registerForRemoval(kit, username);
    const { message } = await refusalOf(
      signUp(kit.cognito, { ...appClient(kit), username, password: await madeUpPassword.value() }),
      'NotAuthorizedException',
      'The sign-up was taken.',
    );
    registration.takeBack();
    kit.result(`${username} tries all the same: ${message}`);
  });
}
