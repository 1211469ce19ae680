import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';

/**
 * A user as the functions of a pool see one: the attributes, with the status and the addresses of the kinds that are
 * aliases, be they verified yet or not.
 */
export function eventAttributes(
  pool: UserPool,
  { sub, status, attributes }: Pick<User, 'sub' | 'status' | 'attributes'>,
): Readonly<Record<string, string>> {
  return { sub, 'cognito:user_status': status, ...aliases(pool, attributes), ...attributes };
}

function aliases(pool: UserPool, attributes: User['attributes']): Record<string, string> {
  const named: Record<string, string> = {};
  for (const attribute of ['email', 'phone_number'] as const) {
    const value = attributes[attribute];
    const isAlias = pool.settings.AliasAttributes?.includes(attribute);
    if (isAlias && value !== undefined) named[`cognito:${attribute}_alias`] = value;
  }
  return named;
}
