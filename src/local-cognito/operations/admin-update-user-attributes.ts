import { findPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { map, structure } from '../protocol/shape.js';
import { attributes, userPoolId, username } from '../protocol/types.js';
import { saveAttributes, withChanges } from '../users/change-attributes.js';
import { requireUser } from '../users/find-user.js';

export const adminUpdateUserAttributes = operation({
  name: 'AdminUpdateUserAttributes',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, Username: username, UserAttributes: attributes }, { ClientMetadata: map }),
  async run(service, { UserPoolId, Username, UserAttributes }) {
    const pool = findPool(service, UserPoolId);
    await service.store.transaction(() => {
      const user = requireUser(service, pool, Username);
      saveAttributes(service, pool, user, withChanges(pool, user, UserAttributes));
    });
    return {};
  },
});
