import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { deviceKey, token } from '../protocol/types.js';
import { requireDevice } from '../sign-in/devices.js';
import { readAccessToken } from '../tokens/access-token.js';
import { describeDevice } from '../users/describe-device.js';

export const getDevice = operation({
  name: 'GetDevice',
  auth: 'none',
  input: structure({ DeviceKey: deviceKey, AccessToken: token }),
  async run(service, { AccessToken, DeviceKey }) {
    const { user } = await readAccessToken(service, AccessToken);
    const device = requireDevice(service, user, DeviceKey);
    return { Device: describeDevice(device) };
  },
});
