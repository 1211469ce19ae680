import type { UserStatusType, UserType } from '@aws-sdk/client-cognito-identity-provider';
import { fromAttributeList, type Attributes } from './attributes.js';
import { guaranteed } from './guaranteed.js';

/** A user as lists show them. */
export interface User {
  readonly username: string;
  readonly status: UserStatusType;
  readonly enabled: boolean;
  readonly createdAt: Date;
  readonly lastModifiedAt: Date;
  readonly attributes: Attributes;
}

export function toUser(operation: string, user: UserType): User {
  return {
    username: guaranteed(operation, user, 'Username'),
    status: guaranteed(operation, user, 'UserStatus'),
    enabled: guaranteed(operation, user, 'Enabled'),
    createdAt: guaranteed(operation, user, 'UserCreateDate'),
    lastModifiedAt: guaranteed(operation, user, 'UserLastModifiedDate'),
    attributes: fromAttributeList(user.Attributes),
  };
}
