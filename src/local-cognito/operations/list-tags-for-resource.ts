import { findTagged } from '../pools/tags.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { arn } from '../protocol/types.js';

export const listTagsForResource = operation({
  name: 'ListTagsForResource',
  auth: 'iam',
  input: structure({ ResourceArn: arn }),
  run: (service, { ResourceArn }) => ({ Tags: findTagged(service, ResourceArn).settings.UserPoolTags ?? {} }),
});
