import { findPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { deviceKey, userPoolId, username } from '../protocol/types.js';
import { requireDevice } from '../sign-in/devices.js';
import { requireUser } from '../users/find-user.js';

export const adminForgetDevice = operation({
  name: 'AdminForgetDevice',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, Username: username, DeviceKey: deviceKey }),
  async run(service, { UserPoolId, Username, DeviceKey }) {
    const user = requireUser(service, findPool(service, UserPoolId), Username);
    const device = requireDevice(service, user, DeviceKey);
    await service.store.transaction(() => service.store.devices.delete(device));
    return {};
  },
});
