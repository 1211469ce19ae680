import { operation } from '../protocol/operation.js';
import { readPage } from '../protocol/page-token.js';
import { structure } from '../protocol/shape.js';
import { limit, paginationToken, token } from '../protocol/types.js';
import { readAccessToken } from '../tokens/access-token.js';
import { describeDevice } from '../users/describe-device.js';

export const listDevices = operation({
  name: 'ListDevices',
  auth: 'none',
  input: structure({ AccessToken: token }, { Limit: limit, PaginationToken: paginationToken }),
  async run(service, { AccessToken, Limit, PaginationToken }) {
    const { user } = await readAccessToken(service, AccessToken);
    const page = readPage(
      PaginationToken,
      Limit,
      (after, count) => service.store.devices.list(user.poolId, user.sub, after, count),
      (device) => device.deviceKey,
    );
    return { Devices: page.items.map(describeDevice), PaginationToken: page.next };
  },
});
