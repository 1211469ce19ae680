import { toTimestamp } from '../pools/describe.js';
import type { User } from '../store/users.js';
import { attributeList } from './attributes.js';

/** The User structure of the lists; with some attributes alone when one asks. */
export function describeUser(user: User, attributes?: readonly string[]): object {
  return {
    Username: user.username,
    Attributes: attributeList(user).filter(({ Name }) => attributes?.includes(Name) ?? true),
    UserCreateDate: toTimestamp(user.createdAt),
    UserLastModifiedDate: toTimestamp(user.modifiedAt),
    Enabled: user.enabled,
    UserStatus: user.status,
  };
}
