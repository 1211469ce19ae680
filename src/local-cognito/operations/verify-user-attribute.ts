import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { attributeName, confirmationCode, token } from '../protocol/types.js';
import { readAccessToken } from '../tokens/access-token.js';
import { countAttempt } from '../users/attempt-limit.js';
import { userNow } from '../users/find-user.js';
import { checkCode } from '../users/keep-code.js';
import { followAliases } from '../users/username-mode.js';
import { readVerifiableAttribute } from '../users/verifiable-attribute.js';

export const verifyUserAttribute = operation({
  name: 'VerifyUserAttribute',
  auth: 'none',
  input: structure({ AccessToken: token, AttributeName: attributeName, Code: confirmationCode }),
  async run(service, { AccessToken, AttributeName, Code }) {
    const { pool, user: bearer } = await readAccessToken(service, AccessToken);
    const attribute = readVerifiableAttribute(AttributeName);
    await countAttempt(service, bearer, 'VerifyUserAttribute');
    const { store, clock } = service;
    await store.transaction(() => {
      const user = userNow(service, bearer);
      const { address } = checkCode(service, user, `verify-${attribute}`, Code);
      const attributes = { ...user.attributes, [attribute]: address, [`${attribute}_verified`]: 'true' };
      followAliases(service, pool, user.sub, user.attributes, attributes);
      store.codes.delete(pool.id, user.sub, `verify-${attribute}`);
      store.users.change(user, { attributes }, clock.now());
    });
    return {};
  },
});
