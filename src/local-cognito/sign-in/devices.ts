import { noSuchDevice } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { Device } from '../store/devices.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import { needsNone } from './mfa-choice.js';

/** Device tracking is on as soon as the pool has any device configuration. */
export function tracksDevices(pool: UserPool): boolean {
  return pool.settings.DeviceConfiguration !== undefined;
}

/**
 * The tracked device that DEVICE_KEY names; undefined when none is named or the pool tracks none.
 * @throws {ServiceError} ResourceNotFoundException for a key that is unknown, forgotten or another user's.
 */
export function deviceNamed(
  service: Service,
  pool: UserPool,
  user: User,
  deviceKey: string | undefined,
): Device | undefined {
  if (deviceKey === undefined || deviceKey === '' || !tracksDevices(pool)) return undefined;
  return requireDevice(service, user, deviceKey);
}

/** @throws {ServiceError} ResourceNotFoundException when the user has no device of this key. */
export function requireDevice(service: Service, user: User, deviceKey: string): Device {
  const device = service.store.devices.find(user.poolId, user.sub, deviceKey);
  if (device === undefined) throw noSuchDevice();
  return device;
}

/**
 * A remembered device stands in for the second factor, in pools that have one and challenge only new devices. One that
 * was never met on the device is asked for first; a user who has none to be asked for is asked for the device alone.
 */
export function replacesMfa({ settings }: UserPool, user: User, device: Device): boolean {
  return (
    device.remembered &&
    settings.MfaConfiguration !== 'OFF' &&
    settings.DeviceConfiguration?.ChallengeRequiredOnNewDevice === true &&
    (device.metSecondFactor || needsNone(settings, user))
  );
}
