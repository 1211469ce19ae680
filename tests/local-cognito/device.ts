import { setUpMfa, type Authenticator } from './authenticator.js';
import { deviceTracking, openPlayground, type Playground, type SignedIn } from './playground.js';
import { confirmDevice } from './srp-sign-in.js';

export type WithDevice = Playground & {
  authenticator: Authenticator;
  tokens: SignedIn;
  device: Awaited<ReturnType<typeof confirmDevice>>;
};

/** jane, with MFA and a device that was confirmed by her last sign-in, and remembered when told. */
export async function openWithDevice({ remembered = true, tracking = deviceTracking } = {}): Promise<WithDevice> {
  const playground = await openPlayground({ mfa: 'ON', pool: { DeviceConfiguration: tracking } });
  await playground.addUser('jane');
  const { authenticator, tokens } = await setUpMfa(playground, 'jane');
  const device = await confirmDevice(playground, tokens);
  if (remembered) {
    await playground.api.updateDeviceStatus({
      AccessToken: tokens.AccessToken,
      DeviceKey: device.deviceKey,
      DeviceRememberedStatus: 'remembered',
    });
  }
  return { ...playground, authenticator, tokens, device };
}
