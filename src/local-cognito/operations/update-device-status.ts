import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { deviceKey, rememberedStatus, token } from '../protocol/types.js';
import { requireDevice } from '../sign-in/devices.js';
import { readAccessToken } from '../tokens/access-token.js';
import { setDeviceStatus } from '../users/device-status.js';

export const updateDeviceStatus = operation({
  name: 'UpdateDeviceStatus',
  auth: 'none',
  input: structure({ AccessToken: token, DeviceKey: deviceKey }, { DeviceRememberedStatus: rememberedStatus }),
  async run(service, { AccessToken, DeviceKey, DeviceRememberedStatus }) {
    const { user } = await readAccessToken(service, AccessToken);
    await setDeviceStatus(service, requireDevice(service, user, DeviceKey), DeviceRememberedStatus);
    return {};
  },
});
