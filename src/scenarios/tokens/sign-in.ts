import { verifyTokens, type RememberedDevice } from '../../auth/index.js';
import type { Kit } from '../scenario.js';
import { offeredDevice, registerDevice } from '../parts/remember-device.js';
import { signIn } from '../parts/sign-in.js';
import type { DemoUser } from '../parts/user.js';
import { shortId, type HeldTokens } from './held-tokens.js';

const calls = ['InitiateAuth', 'RespondToAuthChallenge'];

/** The first sign-in. Where a pool tracks devices, its refresh token is worth nothing until the device is confirmed. */
export async function signInAndConfirmDevice(
  kit: Kit,
  user: DemoUser,
): Promise<{ held: HeldTokens; device: RememberedDevice }> {
  const why = 'A refresh needs it.';
  return kit.step('Sign in', { calls: [...calls, 'ConfirmDevice'], why }, async () => {
    const signedIn = await signIn(kit, user);
    const { tokens } = signedIn;
    kit.result(
      `There are tokens: two that are good for ${Math.round(tokens.expiresIn / 60)} minutes, and one to refresh them.`,
    );
    const { device } = await registerDevice(kit, tokens.accessToken, offeredDevice(signedIn), 'cognito-demo');
    kit.result('The device is confirmed. The refresh token is tied to its key.');
    return { held: { label: 'first sign-in', tokens }, device };
  });
}

/** Opens a second family of tokens, next to the one of the first sign-in and its refresh. */
export async function signInOnceMore(
  kit: Kit,
  user: DemoUser,
  device: RememberedDevice,
  earlier: readonly HeldTokens[],
): Promise<HeldTokens> {
  const why = 'A second family of tokens.';
  return kit.step('Sign in once more', { calls, why }, async () => {
    const second = await signInAgain(kit, user, device, 'second sign-in');
    const rows: string[][] = [];
    for (const { label, tokens } of [...earlier, second]) {
      const { access } = await verifyTokens(tokens, kit.playground);
      rows.push([label, shortId(access['origin_jti']), shortId(access['jti'])]);
    }
    const columns = ['Access token of the', 'Family (origin_jti)', 'Token (jti)'];
    kit.emit({ type: 'table', title: 'Families of tokens', columns, rows });
    kit.result('Each sign-in opens a family, and a refresh stays in it.');
    return second;
  });
}

/** Signs in from the device that is known, within a step. */
export async function signInAgain(
  kit: Kit,
  user: DemoUser,
  device: RememberedDevice,
  label: string,
): Promise<HeldTokens> {
  const { tokens } = await signIn(kit, user, { device });
  return { label, tokens };
}
