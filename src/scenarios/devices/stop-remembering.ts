import { updateDeviceStatus } from '../../actions/index.js';
import type { Kit } from '../scenario.js';
import type { NamedDevice } from '../parts/remember-device.js';
import { signInWithoutCode } from '../parts/sign-in-from-device.js';
import type { DemoUser } from '../parts/user.js';
import { signInUntilCode } from './sign-in-until-code.js';

/**
 * Takes the device's trust away and gives it back, with a sign-in after each.
 * @returns What Cognito asked of the device while it was not remembered.
 */
export async function stopRemembering(
  kit: Kit,
  user: DemoUser,
  device: NamedDevice,
  accessToken: string,
): Promise<readonly string[]> {
  const calls = ['UpdateDeviceStatus', 'InitiateAuth', 'RespondToAuthChallenge'];
  const why = 'The user decides.';
  return kit.step('Stop remembering, and start again', { calls, why }, async () => {
    const { deviceKey, name } = device;
    await updateDeviceStatus(kit.cognito, { accessToken, deviceKey, status: 'not_remembered' });
    kit.result(`${name} is not_remembered.`);
    const asked = await signInUntilCode(kit, user, device);
    kit.result(`A sign-in from it: ${asked.join(', ')}. The code is due again.`);
    await updateDeviceStatus(kit.cognito, { accessToken, deviceKey, status: 'remembered' });
    kit.result(`${name} is remembered again. Its key and password are the same as before.`);
    const { challenges } = await signInWithoutCode(kit, user, device);
    kit.result(`A sign-in from it: ${challenges.join(', ')}, and no code.`);
    return asked;
  });
}
