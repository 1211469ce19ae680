import { noSuchDevice } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { deviceKey, rememberedStatus, token } from '../protocol/types.js';
import { readAccessToken } from '../tokens/access-token.js';

export const updateDeviceStatus = operation({
  name: 'UpdateDeviceStatus',
  auth: 'none',
  input: structure({ AccessToken: token, DeviceKey: deviceKey }, { DeviceRememberedStatus: rememberedStatus }),
  async run(service, { AccessToken, DeviceKey, DeviceRememberedStatus }) {
    const { user } = await readAccessToken(service, AccessToken);
    const device = service.store.devices.find(user.poolId, user.sub, DeviceKey);
    if (device === undefined) throw noSuchDevice();
    if (DeviceRememberedStatus !== undefined) {
      const { store, clock } = service;
      const remembered = DeviceRememberedStatus === 'remembered';
      await store.transaction(() => store.devices.setRemembered(device, remembered, clock.now()));
    }
    return {};
  },
});
