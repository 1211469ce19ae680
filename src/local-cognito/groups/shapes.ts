import { number, string, type Infer, structure } from '../protocol/shape.js';
import { arn } from '../protocol/types.js';
import type { Group } from '../store/groups.js';

export const groupName = string({ min: 1, max: 128, pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}]+` });

/** What can be set of a group, apart from its name. */
export const groupSettings = structure(
  {},
  {
    Description: string({ max: 2048 }),
    RoleArn: arn,
    Precedence: number({ min: 0 }),
  },
);

/** The settings that a request names. */
export function readGroupSettings({
  Description,
  RoleArn,
  Precedence,
}: Infer<typeof groupSettings>): Pick<Group, 'description' | 'roleArn' | 'precedence'> {
  return {
    ...(Description !== undefined && { description: Description }),
    ...(RoleArn !== undefined && { roleArn: RoleArn }),
    ...(Precedence !== undefined && { precedence: Precedence }),
  };
}
