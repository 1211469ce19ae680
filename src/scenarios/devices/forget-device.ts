import { forgetDevice } from '../../actions/index.js';
import type { Kit } from '../scenario.js';
import type { NamedDevice } from '../parts/remember-device.js';
import type { DemoUser } from '../parts/user.js';
import { showOwnDevices } from './list-devices.js';
import { signInUntilCode } from './sign-in-until-code.js';

/**
 * Deletes the device: its key is worth nothing from then on.
 * @returns What Cognito asked of it after that.
 */
export async function forgetDeviceOf(
  kit: Kit,
  user: DemoUser,
  device: NamedDevice,
  accessToken: string,
): Promise<readonly string[]> {
  const calls = ['ForgetDevice', 'ListDevices', 'InitiateAuth', 'RespondToAuthChallenge'];
  const why = 'For good.';
  return kit.step('Forget the device', { calls, why }, async () => {
    await forgetDevice(kit.cognito, { accessToken, deviceKey: device.deviceKey });
    kit.result(`${device.name} is forgotten.`);
    await showOwnDevices(kit, accessToken);
    const asked = await signInUntilCode(kit, user, device);
    kit.result(`A sign-in that names the old key, and then leaves it out: ${asked.join(', ')}. The code is due.`);
    return asked;
  });
}
