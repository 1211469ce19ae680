import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { token } from '../protocol/types.js';
import { authFactors } from '../sign-in/first-factors.js';
import { readAccessToken } from '../tokens/access-token.js';

export const getUserAuthFactors = operation({
  name: 'GetUserAuthFactors',
  auth: 'none',
  input: structure({ AccessToken: token }),
  async run(service, { AccessToken }) {
    const { pool, user } = await readAccessToken(service, AccessToken);
    return authFactors(service, pool, user);
  },
});
