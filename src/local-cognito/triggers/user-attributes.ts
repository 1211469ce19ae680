import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';

/** A user as the functions of a pool see one: the attributes, with the status and the aliases that are in force. */
export function eventAttributes(
  pool: UserPool,
  { sub, status, attributes }: Pick<User, 'sub' | 'status' | 'attributes'>,
): Readonly<Record<string, string>> {
  return { sub, 'cognito:user_status': status, ...activeAliases(pool, attributes), ...attributes };
}

function activeAliases(pool: UserPool, attributes: User['attributes']): Record<string, string> {
  const aliases: Record<string, string> = {};
  for (const attribute of ['email', 'phone_number'] as const) {
    const value = attributes[attribute];
    const active = pool.settings.AliasAttributes?.includes(attribute) && attributes[`${attribute}_verified`] === 'true';
    if (active && value !== undefined) aliases[`cognito:${attribute}_alias`] = value;
  }
  return aliases;
}
