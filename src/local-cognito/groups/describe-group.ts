import { toTimestamp } from '../pools/describe.js';
import type { Group } from '../store/groups.js';

/** The Group structure of the API. */
export function describeGroup(group: Group): object {
  return {
    GroupName: group.name,
    UserPoolId: group.poolId,
    Description: group.description,
    RoleArn: group.roleArn,
    Precedence: group.precedence,
    LastModifiedDate: toTimestamp(group.modifiedAt),
    CreationDate: toTimestamp(group.createdAt),
  };
}
