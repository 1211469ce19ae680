import { findPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { attributeNames, userPoolId, username } from '../protocol/types.js';
import { sdkOf } from '../triggers/caller.js';
import { changeAttributes } from '../users/change-attributes.js';
import { requireUser } from '../users/find-user.js';

export const adminDeleteUserAttributes = operation({
  name: 'AdminDeleteUserAttributes',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, Username: username, UserAttributeNames: attributeNames }),
  async run(service, { UserPoolId, Username, UserAttributeNames }, { userAgent }) {
    const pool = findPool(service, UserPoolId);
    const user = requireUser(service, pool, Username);
    const caller = { clientId: null, sdk: sdkOf(userAgent) };
    const blanks = UserAttributeNames.map((Name) => ({ Name, Value: '' }));
    await changeAttributes(service, { pool, user, writer: 'admin', caller }, blanks);
    return {};
  },
});
