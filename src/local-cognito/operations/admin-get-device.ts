import { findPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { deviceKey, userPoolId, username } from '../protocol/types.js';
import { requireDevice } from '../sign-in/devices.js';
import { describeDeviceToAdmin } from '../users/describe-device.js';
import { requireUser } from '../users/find-user.js';

export const adminGetDevice = operation({
  name: 'AdminGetDevice',
  auth: 'iam',
  input: structure({ DeviceKey: deviceKey, UserPoolId: userPoolId, Username: username }),
  run(service, { DeviceKey, UserPoolId, Username }) {
    const user = requireUser(service, findPool(service, UserPoolId), Username);
    return { Device: describeDeviceToAdmin(service, user, requireDevice(service, user, DeviceKey)) };
  },
});
