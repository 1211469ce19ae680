import { tagName } from '../pools/shapes.js';
import { changeTags } from '../pools/tags.js';
import { operation } from '../protocol/operation.js';
import { list, structure } from '../protocol/shape.js';
import { arn } from '../protocol/types.js';

/** Tags that are not there are gone already. */
export const untagResource = operation({
  name: 'UntagResource',
  auth: 'iam',
  input: structure({ ResourceArn: arn, TagKeys: list(tagName) }),
  async run(service, { ResourceArn, TagKeys }) {
    await changeTags(service, ResourceArn, (before) =>
      Object.fromEntries(Object.entries(before).filter(([name]) => !TagKeys.includes(name))),
    );
    return {};
  },
});
