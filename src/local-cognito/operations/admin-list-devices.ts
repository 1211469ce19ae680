import { findPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { readPage } from '../protocol/page-token.js';
import { structure } from '../protocol/shape.js';
import { limit, paginationToken, userPoolId, username } from '../protocol/types.js';
import { describeDeviceToAdmin } from '../users/describe-device.js';
import { requireUser } from '../users/find-user.js';

export const adminListDevices = operation({
  name: 'AdminListDevices',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, Username: username }, { Limit: limit, PaginationToken: paginationToken }),
  run(service, { UserPoolId, Username, Limit, PaginationToken }) {
    const user = requireUser(service, findPool(service, UserPoolId), Username);
    const page = readPage(
      PaginationToken,
      Limit,
      (after, count) => service.store.devices.list(user.poolId, user.sub, after, count),
      (device) => device.deviceKey,
    );
    return {
      Devices: page.items.map((device) => describeDeviceToAdmin(service, user, device)),
      PaginationToken: page.next,
    };
  },
});
