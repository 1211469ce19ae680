import { tags } from '../pools/shapes.js';
import { changeTags } from '../pools/tags.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { arn } from '../protocol/types.js';

export const tagResource = operation({
  name: 'TagResource',
  auth: 'iam',
  input: structure({ ResourceArn: arn, Tags: tags }),
  async run(service, { ResourceArn, Tags }) {
    await changeTags(service, ResourceArn, (before) => ({ ...before, ...Tags }));
    return {};
  },
});
