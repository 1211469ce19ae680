import { hostname } from 'node:os';
import { confirmDevice, listDevices, updateDeviceStatus, type SignedIn } from '../../actions/index.js';
import { createDeviceVerifier, type RememberedDevice } from '../../auth/index.js';
import { ExpectedError } from '../../events/index.js';
import type { Kit } from '../scenario.js';
import { questions } from './questions.js';

export interface NamedDevice extends RememberedDevice {
  readonly name: string;
}

/** Registers the device of the last sign-in, and says that it is to be remembered. */
export async function rememberDevice(kit: Kit, { tokens, newDevice }: SignedIn): Promise<NamedDevice> {
  const calls = ['ConfirmDevice', 'UpdateDeviceStatus', 'ListDevices'];
  const why = 'It gets its own password.';
  return kit.step('Remember this device', { calls, why }, async () => {
    if (newDevice === undefined) {
      throw new ExpectedError('The sign-in offered no device key.', {
        next: 'Turn device tracking on in the user pool (DeviceConfiguration).',
      });
    }
    const { accessToken } = tokens;
    const { deviceKey, deviceGroupKey } = newDevice;
    const deviceName = await kit.ask(questions.deviceName, { suggestion: { label: hostname(), value: hostname } });
    const verifier = createDeviceVerifier(newDevice);
    const { userConfirmationNecessary } = await confirmDevice(kit.cognito, {
      accessToken,
      deviceKey,
      deviceName,
      verifier,
    });
    if (userConfirmationNecessary) {
      await updateDeviceStatus(kit.cognito, { accessToken, deviceKey, status: 'remembered' });
    }
    kit.result(`${deviceName} is confirmed and remembered.`);
    let count = 0;
    for await (const _device of listDevices(kit.cognito, { accessToken })) count++;
    kit.result(`ListDevices: the user has ${count} ${count === 1 ? 'device' : 'devices'}.`);
    return { deviceKey, deviceGroupKey, devicePassword: verifier.devicePassword, name: deviceName };
  });
}
