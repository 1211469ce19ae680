import { randomBytes } from 'node:crypto';
import { g } from './group.js';
import { deviceIdentity, passwordKey, type RememberedDevice } from './identity.js';
import { fromBytes, pad } from './integers.js';
import type { RandomBytes } from './key-pair.js';
import { modPow } from './mod-pow.js';

/** A password for a new device, and what the service needs to check it. */
export interface DeviceVerifier {
  /** Stays on this machine: whoever has it, passes for the device. */
  readonly devicePassword: string;
  /** Base64, for `confirmDevice`. */
  readonly passwordVerifier: string;
  /** Base64, for `confirmDevice`. */
  readonly salt: string;
}

/** Makes up the password of a new device, as named by the `newDevice` of a sign-in. */
export function createDeviceVerifier(
  device: Pick<RememberedDevice, 'deviceKey' | 'deviceGroupKey'>,
  random: RandomBytes = randomBytes,
): DeviceVerifier {
  const devicePassword = Buffer.from(random(40)).toString('base64');
  const salt = fromBytes(random(16));
  const verifier = modPow(g, passwordKey(deviceIdentity({ ...device, devicePassword }), salt));
  return {
    devicePassword,
    passwordVerifier: pad(verifier).toString('base64'),
    salt: pad(salt).toString('base64'),
  };
}
