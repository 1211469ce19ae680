import type { Kit } from '../scenario.js';
import type { Authenticator } from '../parts/authenticator.js';
import { offeredDevice, registerDevice, type NamedDevice } from '../parts/remember-device.js';
import type { DemoUser } from '../parts/user.js';
import { signInUntilCode } from './sign-in-until-code.js';
import { signInFromNewDevice } from './sign-in-with-code.js';

const NAME = 'Borrowed tablet';

/** Confirms another device and leaves it at that: Cognito knows it, and asks for a code all the same. */
export async function addSecondDevice(kit: Kit, user: DemoUser, authenticator: Authenticator): Promise<NamedDevice> {
  const calls = ['InitiateAuth', 'RespondToAuthChallenge', 'ConfirmDevice'];
  const why = 'Known, yet not trusted.';
  return kit.step('Confirm a second device', { calls, why }, async () => {
    const signedIn = await signInFromNewDevice(kit, user, authenticator);
    const { device } = await registerDevice(kit, signedIn.tokens.accessToken, offeredDevice(signedIn), NAME);
    kit.result(`${NAME} is confirmed. Nobody said that it is to be remembered.`);
    const challenges = await signInUntilCode(kit, user, device);
    kit.result(`A sign-in from it: ${challenges.join(', ')}. The code is still due.`);
    return device;
  });
}
