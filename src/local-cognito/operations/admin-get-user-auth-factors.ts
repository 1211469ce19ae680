import { findPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { userPoolId, username } from '../protocol/types.js';
import { authFactors } from '../sign-in/first-factors.js';
import { requireUser } from '../users/find-user.js';

export const adminGetUserAuthFactors = operation({
  name: 'AdminGetUserAuthFactors',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId, Username: username }),
  run(service, { UserPoolId, Username }) {
    const pool = findPool(service, UserPoolId);
    return authFactors(service, pool, requireUser(service, pool, Username));
  },
});
