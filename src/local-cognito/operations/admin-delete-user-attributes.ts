import { findPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { attributeNames, userPoolId, username } from '../protocol/types.js';
import { saveAttributes, withChanges } from '../users/change-attributes.js';
import { requireUser } from '../users/find-user.js';

export const adminDeleteUserAttributes = operation({
  name: 'AdminDeleteUserAttributes',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, Username: username, UserAttributeNames: attributeNames }),
  async run(service, { UserPoolId, Username, UserAttributeNames }) {
    const pool = findPool(service, UserPoolId);
    const blanks = UserAttributeNames.map((Name) => ({ Name }));
    await service.store.transaction(() => {
      const user = requireUser(service, pool, Username);
      saveAttributes(service, pool, user, withChanges(pool, user, blanks));
    });
    return {};
  },
});
