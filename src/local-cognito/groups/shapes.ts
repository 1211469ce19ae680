import { number, string, type Infer, structure } from '../protocol/shape.js';
import type { Group } from '../store/groups.js';

const ARN = String.raw`arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?`;

export const groupName = string({ min: 1, max: 128, pattern: String.raw`[\p{L}\p{M}\p{S}\p{N}\p{P}]+` });

/** What can be set of a group, apart from its name. */
export const groupSettings = structure(
  {},
  {
    Description: string({ max: 2048 }),
    RoleArn: string({ min: 20, max: 2048, pattern: ARN }),
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
