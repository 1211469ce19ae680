import { adminUserGlobalSignOut, globalSignOut } from '../../actions/index.js';
import type { RememberedDevice } from '../../auth/index.js';
import type { Kit } from '../scenario.js';
import type { DemoUser } from '../parts/user.js';
import type { HeldTokens } from './held-tokens.js';
import { showEffect } from './show-effect.js';
import { signInAgain } from './sign-in.js';

/**
 * Signs out on every device, by the user's own token.
 * @returns The tokens of a sign-in after that: the password was not touched.
 */
export async function signOutEverywhere(
  kit: Kit,
  user: DemoUser,
  device: RememberedDevice,
  second: HeldTokens,
): Promise<HeldTokens> {
  const calls = ['InitiateAuth', 'RespondToAuthChallenge', 'GlobalSignOut', 'GetUser'];
  const why = 'All families.';
  return kit.step('Sign out everywhere', { calls, why }, async () => {
    const third = await signInAgain(kit, user, device, 'third sign-in');
    const { accessToken } = third.tokens;
    const about = { title: 'GlobalSignOut, with the token of the third sign-in', ended: [second, third] };
    await showEffect(kit, about, () => globalSignOut(kit.cognito, { accessToken }));
    const last = await signInAgain(kit, user, device, 'fourth sign-in');
    kit.result('The password is as good as before: there is a fourth sign-in.');
    return last;
  });
}

/** The same by an administrator, who needs no token of the user. */
export async function signOutAsAdministrator(kit: Kit, { username }: DemoUser, held: HeldTokens): Promise<void> {
  const why = 'It takes no token of the user.';
  const calls = ['AdminUserGlobalSignOut', 'GetUser'];
  await kit.step('Sign the user out as an administrator', { calls, why }, async () => {
    const { userPoolId } = kit.playground;
    await showEffect(kit, { title: 'AdminUserGlobalSignOut', ended: [held] }, () =>
      adminUserGlobalSignOut(kit.cognito, { userPoolId, username }),
    );
    kit.result('Every sign-in of the user has ended. Only a new one gives tokens that GetUser takes.');
  });
}
