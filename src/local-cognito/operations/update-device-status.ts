import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { deviceKey, rememberedStatus, token } from '../protocol/types.js';
import { requireDevice } from '../sign-in/devices.js';
import { readAccessToken } from '../tokens/access-token.js';

export const updateDeviceStatus = operation({
  name: 'UpdateDeviceStatus',
  auth: 'none',
  input: structure({ AccessToken: token, DeviceKey: deviceKey }, { DeviceRememberedStatus: rememberedStatus }),
  async run(service, { AccessToken, DeviceKey, DeviceRememberedStatus }) {
    const { user } = await readAccessToken(service, AccessToken);
    const device = requireDevice(service, user, DeviceKey);
    if (DeviceRememberedStatus !== undefined) {
      const { store, clock } = service;
      const remembered = DeviceRememberedStatus === 'remembered';
      await store.transaction(() => store.devices.setRemembered(device, remembered, clock.now()));
    }
    return {};
  },
});
