import { operation } from '../protocol/operation.js';
import { pageTokenOf, readPageToken } from '../protocol/page-token.js';
import { structure } from '../protocol/shape.js';
import { limit, paginationToken, token } from '../protocol/types.js';
import { readAccessToken } from '../tokens/access-token.js';
import { describeDevice } from '../users/describe-device.js';

const PAGE_SIZE = 60;

export const listDevices = operation({
  name: 'ListDevices',
  auth: 'none',
  input: structure({ AccessToken: token }, { Limit: limit, PaginationToken: paginationToken }),
  async run(service, { AccessToken, Limit, PaginationToken }) {
    const { user } = await readAccessToken(service, AccessToken);
    const size = Limit || PAGE_SIZE;
    const [after = ''] = PaginationToken === undefined ? [] : readPageToken(PaginationToken, 1);
    const devices = service.store.devices.list(user.poolId, user.sub, after, size + 1);
    const page = devices.slice(0, size);
    return {
      Devices: page.map(describeDevice),
      PaginationToken: devices.length > size ? pageTokenOf([page.at(-1)?.deviceKey]) : undefined,
    };
  },
});
