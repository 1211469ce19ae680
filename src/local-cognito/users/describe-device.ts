import { deviceArn, toTimestamp } from '../pools/describe.js';
import type { Service } from '../service.js';
import type { Device } from '../store/devices.js';
import type { User } from '../store/users.js';
import { statusOf } from './device-status.js';

type Attributes = readonly { readonly Name: string; readonly Value: string }[];

/** The Device structure as its user sees it. */
export function describeDevice(device: Device): object {
  return describeWith(device, [
    { Name: 'device_status', Value: 'valid' },
    { Name: 'device_name', Value: device.name },
    { Name: 'last_ip_used', Value: device.lastIp },
  ]);
}

/** The Device structure as administrators see it. */
export function describeDeviceToAdmin(service: Service, user: User, device: Device): object {
  const owner = `${user.username}.${user.poolId}`;
  return describeWith(device, [
    { Name: 'device_status', Value: 'valid' },
    { Name: 'device_name', Value: device.name },
    { Name: 'dev:device_arn', Value: deviceArn(service, owner, device.deviceKey) },
    { Name: 'dev:device_owner', Value: owner },
    { Name: 'last_ip_used', Value: device.lastIp },
    { Name: 'dev:device_remembered_status', Value: statusOf(device) },
    { Name: 'dev:device_sdk', Value: 'aws-sdk' },
  ]);
}

function describeWith(device: Device, DeviceAttributes: Attributes): object {
  return {
    DeviceKey: device.deviceKey,
    DeviceAttributes,
    DeviceCreateDate: toTimestamp(device.createdAt),
    DeviceLastModifiedDate: toTimestamp(device.modifiedAt),
    DeviceLastAuthenticatedDate: toTimestamp(device.authenticatedAt),
  };
}
