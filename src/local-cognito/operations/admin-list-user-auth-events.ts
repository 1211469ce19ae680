import { findPool } from '../pools/lookup.js';
import { noThreatProtection } from '../pools/threat-protection.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { limit, nextToken, userPoolId, username } from '../protocol/types.js';
import { requireUser } from '../users/find-user.js';

export const adminListUserAuthEvents = operation({
  name: 'AdminListUserAuthEvents',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, Username: username }, { MaxResults: limit, NextToken: nextToken }),
  run(service, { UserPoolId, Username }) {
    requireUser(service, findPool(service, UserPoolId), Username);
    throw noThreatProtection('AdminListUserAuthEvents');
  },
});
