import { toTimestamp } from '../pools/describe.js';
import { findPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { userPoolId, username } from '../protocol/types.js';
import { attributeList } from '../users/attributes.js';
import { requireUser } from '../users/find-user.js';
import { mfaSettings } from '../users/mfa-settings.js';

export const adminGetUser = operation({
  name: 'AdminGetUser',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, Username: username }),
  run(service, { UserPoolId, Username }) {
    const user = requireUser(service, findPool(service, UserPoolId), Username);
    return {
      Username: user.username,
      UserAttributes: attributeList(user),
      UserCreateDate: toTimestamp(user.createdAt),
      UserLastModifiedDate: toTimestamp(user.modifiedAt),
      Enabled: user.enabled,
      UserStatus: user.status,
      ...mfaSettings(user),
    };
  },
});
