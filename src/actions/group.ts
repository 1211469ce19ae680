import type { GroupType } from '@aws-sdk/client-cognito-identity-provider';
import { guaranteed } from './guaranteed.js';

/** A group of users. The tokens of its members name it in `cognito:groups`. */
export interface Group {
  readonly groupName: string;
  readonly description?: string | undefined;
  /** Of a user's groups, the one with the lowest number gives `cognito:preferred_role`. */
  readonly precedence?: number | undefined;
  /** An IAM role for the members, in their ID token's `cognito:roles`. */
  readonly roleArn?: string | undefined;
  readonly createdAt: Date;
  readonly lastModifiedAt: Date;
}

export function toGroup(operation: string, group: GroupType): Group {
  return {
    groupName: guaranteed(operation, group, 'GroupName'),
    description: group.Description,
    precedence: group.Precedence,
    roleArn: group.RoleArn,
    createdAt: guaranteed(operation, group, 'CreationDate'),
    lastModifiedAt: guaranteed(operation, group, 'LastModifiedDate'),
  };
}
