import type { Service } from '../service.js';
import type { Device } from '../store/devices.js';

export type RememberedStatus = 'remembered' | 'not_remembered';

export function statusOf(device: Device): RememberedStatus {
  return device.remembered ? 'remembered' : 'not_remembered';
}

/** @param status undefined leaves the device as it is. */
export async function setDeviceStatus(
  { store, clock }: Service,
  device: Device,
  status: RememberedStatus | undefined,
): Promise<void> {
  if (status === undefined) return;
  await store.transaction(() => store.devices.setRemembered(device, status === 'remembered', clock.now()));
}
