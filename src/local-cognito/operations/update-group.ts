import { describeGroup } from '../groups/describe-group.js';
import { findGroup } from '../groups/find-group.js';
import { groupName, groupSettings, readGroupSettings } from '../groups/shapes.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { userPoolId } from '../protocol/types.js';

/** What is left out stays as it was, unlike in updates of pools and app clients. */
export const updateGroup = operation({
  name: 'UpdateGroup',
  auth: 'iam',
  input: structure({ GroupName: groupName, UserPoolId: userPoolId }, groupSettings.optional),
  async run(service, { GroupName, UserPoolId, ...settings }) {
    const { store, clock } = service;
    const updated = await store.transaction(() => {
      const group = {
        ...findGroup(service, UserPoolId, GroupName).group,
        ...readGroupSettings(settings),
        modifiedAt: clock.now(),
      };
      store.groups.save(group);
      return group;
    });
    return { Group: describeGroup(updated) };
  },
});
