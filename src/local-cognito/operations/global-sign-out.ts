import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { token } from '../protocol/types.js';
import { readAccessToken } from '../tokens/access-token.js';

export const globalSignOut = operation({
  name: 'GlobalSignOut',
  auth: 'none',
  input: structure({ AccessToken: token }),
  async run(service, { AccessToken }) {
    const { user } = await readAccessToken(service, AccessToken);
    const { store, clock } = service;
    await store.transaction(() => store.signIns.revokeAllOf(user.poolId, user.sub, clock.now()));
    return {};
  },
});
