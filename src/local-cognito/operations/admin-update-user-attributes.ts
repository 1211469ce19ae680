import { findPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { map, structure } from '../protocol/shape.js';
import { attributes, userPoolId, username } from '../protocol/types.js';
import { sdkOf } from '../triggers/caller.js';
import { changeAttributes } from '../users/change-attributes.js';
import { requireUser } from '../users/find-user.js';

export const adminUpdateUserAttributes = operation({
  name: 'AdminUpdateUserAttributes',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, Username: username, UserAttributes: attributes }, { ClientMetadata: map }),
  async run(service, { UserPoolId, Username, UserAttributes, ClientMetadata }, { userAgent }) {
    const pool = findPool(service, UserPoolId);
    const user = requireUser(service, pool, Username);
    const caller = { clientId: null, sdk: sdkOf(userAgent) };
    const change = { pool, user, writer: 'admin' as const, caller, clientMetadata: ClientMetadata };
    await changeAttributes(service, change, UserAttributes);
    return {};
  },
});
