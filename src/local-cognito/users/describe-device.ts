import { toTimestamp } from '../pools/describe.js';
import type { Device } from '../store/devices.js';

/** The Device structure as its user sees it. */
export function describeDevice(device: Device): object {
  return {
    DeviceKey: device.deviceKey,
    DeviceAttributes: [
      { Name: 'device_status', Value: 'valid' },
      { Name: 'device_name', Value: device.name },
      { Name: 'last_ip_used', Value: device.lastIp },
    ],
    DeviceCreateDate: toTimestamp(device.createdAt),
    DeviceLastModifiedDate: toTimestamp(device.modifiedAt),
    DeviceLastAuthenticatedDate: toTimestamp(device.authenticatedAt),
  };
}
