import { findPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { deviceKey, rememberedStatus, userPoolId, username } from '../protocol/types.js';
import { requireDevice } from '../sign-in/devices.js';
import { setDeviceStatus } from '../users/device-status.js';
import { requireUser } from '../users/find-user.js';

export const adminUpdateDeviceStatus = operation({
  name: 'AdminUpdateDeviceStatus',
  auth: 'iam',
  input: structure(
    { UserPoolId: userPoolId, Username: username, DeviceKey: deviceKey },
    { DeviceRememberedStatus: rememberedStatus },
  ),
  async run(service, { UserPoolId, Username, DeviceKey, DeviceRememberedStatus }) {
    const user = requireUser(service, findPool(service, UserPoolId), Username);
    await setDeviceStatus(service, requireDevice(service, user, DeviceKey), DeviceRememberedStatus);
    return {};
  },
});
