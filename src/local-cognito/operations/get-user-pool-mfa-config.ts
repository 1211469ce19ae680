import { findPool } from '../pools/lookup.js';
import { factorsOf } from '../pools/settings.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { userPoolId } from '../protocol/types.js';

export const getUserPoolMfaConfig = operation({
  name: 'GetUserPoolMfaConfig',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId }),
  run(service, { UserPoolId }) {
    const { settings } = findPool(service, UserPoolId);
    return { ...factorsOf(settings), MfaConfiguration: settings.MfaConfiguration };
  },
});
