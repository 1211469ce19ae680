import { adminDisableUser, adminEnableUser, type Tokens } from '../../actions/index.js';
import { ExpectedError } from '../../events/index.js';
import type { Kit } from '../scenario.js';
import { expectTokens } from '../parts/expect-outcome.js';
import { ACCEPTED, getUserSays } from '../parts/get-user-says.js';
import { provePasswordOf } from '../parts/prove-password.js';
import { refusalOf } from '../parts/refusal.js';
import type { DemoUser } from '../parts/user.js';

const SIGN_IN = ['InitiateAuth', 'RespondToAuthChallenge'];

/** Shuts the user out: no new sign-in, and the tokens at hand are worth nothing to Cognito. */
export async function disableUser(kit: Kit, user: DemoUser, { accessToken }: Tokens): Promise<void> {
  const { username } = user;
  const calls = ['AdminDisableUser', ...SIGN_IN, 'GetUser'];
  await kit.step('Disable the user', { calls, why: 'Shut out.' }, async () => {
    await adminDisableUser(kit.cognito, { userPoolId: kit.playground.userPoolId, username });
    const { message } = await refusalOf(
      provePasswordOf(kit, user),
      'NotAuthorizedException',
      'A user who is disabled could sign in.',
    );
    kit.result(`A sign-in with the right password: ${message}`);
    const said = await getUserSays(kit, accessToken);
    if (said === ACCEPTED) throw new ExpectedError('GetUser still takes the access token of a user who is disabled.');
    kit.result(`GetUser with the access token from before: ${said}`);
  });
}

/** Lets the user in again. What was revoked stays so. */
export async function enableUser(kit: Kit, user: DemoUser, before: Tokens): Promise<void> {
  const { username } = user;
  const calls = ['AdminEnableUser', ...SIGN_IN, 'GetUser'];
  await kit.step('Enable the user again', { calls, why: 'Back in.' }, async () => {
    await adminEnableUser(kit.cognito, { userPoolId: kit.playground.userPoolId, username });
    const { tokens } = expectTokens(await provePasswordOf(kit, user), 'The user must be able to sign in again.');
    const rows = [
      ['before', await getUserSays(kit, before.accessToken)],
      ['now', await getUserSays(kit, tokens.accessToken)],
    ];
    kit.emit({ type: 'table', title: 'What GetUser says', columns: ['Access token from', 'GetUser'], rows });
    kit.result('The password is the same as before, and a sign-in brings tokens.');
  });
}
