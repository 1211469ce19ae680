import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { token } from '../protocol/types.js';
import { readAccessToken } from '../tokens/access-token.js';

export const deleteUser = operation({
  name: 'DeleteUser',
  auth: 'none',
  input: structure({ AccessToken: token }),
  async run(service, { AccessToken }) {
    const { user } = await readAccessToken(service, AccessToken);
    await service.store.transaction(() => service.store.users.delete(user.poolId, user.sub));
    return {};
  },
});
