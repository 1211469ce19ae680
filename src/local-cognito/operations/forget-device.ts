import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { deviceKey, token } from '../protocol/types.js';
import { requireDevice } from '../sign-in/devices.js';
import { readAccessToken } from '../tokens/access-token.js';

export const forgetDevice = operation({
  name: 'ForgetDevice',
  auth: 'none',
  input: structure({ AccessToken: token, DeviceKey: deviceKey }),
  async run(service, { AccessToken, DeviceKey }) {
    const { user } = await readAccessToken(service, AccessToken);
    const device = requireDevice(service, user, DeviceKey);
    await service.store.transaction(() => service.store.devices.delete(device));
    return {};
  },
});
