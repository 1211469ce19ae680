import { describePool } from '../pools/describe.js';
import { findPool } from '../pools/lookup.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { userPoolId } from '../protocol/types.js';

export const describeUserPool = operation({
  name: 'DescribeUserPool',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId }),
  run: (service, { UserPoolId }) => ({ UserPool: describePool(service, findPool(service, UserPoolId)) }),
});
