import { hostname } from 'node:os';
import { confirmDevice, listDevices, updateDeviceStatus, type NewDevice, type SignedIn } from '../../actions/index.js';
import { createDeviceVerifier, type RememberedDevice } from '../../auth/index.js';
import { ExpectedError } from '../../events/index.js';
import type { Kit } from '../scenario.js';
import { questions } from './questions.js';

export interface NamedDevice extends RememberedDevice {
  readonly name: string;
}

/** Registers the device of the last sign-in, and says that it is to be remembered. */
export async function rememberDevice(kit: Kit, signedIn: SignedIn): Promise<NamedDevice> {
  const calls = ['ConfirmDevice', 'UpdateDeviceStatus', 'ListDevices'];
  const why = 'It gets its own password.';
  return kit.step('Remember this device', { calls, why }, async () => {
    const { accessToken } = signedIn.tokens;
    const newDevice = offeredDevice(signedIn);
    const name = await kit.ask(questions.deviceName, { suggestion: { label: hostname(), value: hostname } });
    const { device, userConfirmationNecessary } = await registerDevice(kit, accessToken, newDevice, name);
    if (userConfirmationNecessary) {
      await updateDeviceStatus(kit.cognito, { accessToken, deviceKey: device.deviceKey, status: 'remembered' });
    }
    kit.result(`${name} is confirmed and remembered.`);
    let count = 0;
    for await (const _device of listDevices(kit.cognito, { accessToken })) count++;
    kit.result(`ListDevices: the user has ${count} ${count === 1 ? 'device' : 'devices'}.`);
    return device;
  });
}

/** @throws {ExpectedError} when the pool does not track devices. */
export function offeredDevice({ newDevice }: Pick<SignedIn, 'newDevice'>): NewDevice {
  if (newDevice !== undefined) return newDevice;
  throw new ExpectedError('The sign-in offered no device key.', {
    next: 'Turn device tracking on in the user pool (DeviceConfiguration).',
  });
}

/** Registers the device that a sign-in offered, with a password of its own. */
export async function registerDevice(
  kit: Kit,
  accessToken: string,
  newDevice: NewDevice,
  name: string,
): Promise<{ device: NamedDevice; userConfirmationNecessary: boolean }> {
  const { deviceKey, deviceGroupKey } = newDevice;
  const verifier = createDeviceVerifier(newDevice);
  const confirmation = { accessToken, deviceKey, deviceName: name, verifier };
  const { userConfirmationNecessary } = await confirmDevice(kit.cognito, confirmation);
  return {
    device: { deviceKey, deviceGroupKey, devicePassword: verifier.devicePassword, name },
    userConfirmationNecessary,
  };
}
