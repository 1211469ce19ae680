import type { DeviceType } from '@aws-sdk/client-cognito-identity-provider';
import { fromAttributeList, type Attributes } from './attributes.js';
import { guaranteed } from './guaranteed.js';

/** A device that a user has confirmed. */
export interface Device {
  readonly deviceKey: string;
  /** `device_name`, `device_status`, `last_ip_used`; under IAM also `dev:device_remembered_status` and more. */
  readonly attributes: Attributes;
  readonly createdAt: Date;
  readonly lastAuthenticatedAt?: Date | undefined;
}

export function toDevice(operation: string, device: DeviceType): Device {
  return {
    deviceKey: guaranteed(operation, device, 'DeviceKey'),
    attributes: fromAttributeList(device.DeviceAttributes),
    createdAt: guaranteed(operation, device, 'DeviceCreateDate'),
    lastAuthenticatedAt: device.DeviceLastAuthenticatedDate,
  };
}
