import type { Database } from './database.js';
import { readUser, type User } from './users.js';

/** Attributes by which users can be searched, with the indexed expression of each. */
const indexed = {
  username: 'username',
  sub: 'sub',
  email: "json_extract(attributes, '$.email')",
  phone_number: "json_extract(attributes, '$.phone_number')",
  name: "json_extract(attributes, '$.name')",
  given_name: "json_extract(attributes, '$.given_name')",
  family_name: "json_extract(attributes, '$.family_name')",
  preferred_username: "json_extract(attributes, '$.preferred_username')",
  'cognito:user_status': 'status',
  status: "CASE enabled WHEN 1 THEN 'ENABLED' ELSE 'DISABLED' END",
} as const;

export type SearchAttribute = keyof typeof indexed;

export interface UserFilter {
  readonly attribute: SearchAttribute;
  readonly match: 'equals' | 'starts-with';
  readonly value: string;
}

/** Where a page ended: the sort value and the sub of its last user. */
export type UserCursor = readonly [sortValue: string, sub: string];

export interface UserPage {
  readonly users: readonly User[];
  readonly next?: UserCursor;
}

export function isSearchAttribute(name: string): name is SearchAttribute {
  return Object.hasOwn(indexed, name);
}

/** One page, sorted by the attribute of the filter (by username when there is none), then by sub. */
export function searchUsers(
  db: Database,
  poolId: string,
  filter: UserFilter | undefined,
  after: UserCursor | undefined,
  limit: number,
): UserPage {
  const column = filter === undefined ? 'username_key' : indexed[filter.attribute];
  const conditions = ['pool_id = ?'];
  const values: (string | number)[] = [poolId];
  if (filter?.match === 'equals') {
    conditions.push(`${column} = ?`);
    values.push(filter.value);
  } else if (filter?.match === 'starts-with') {
    // The highest code point as upper end keeps the range on the index, where LIKE would not stay.
    conditions.push(`${column} >= ? AND ${column} <= ? || char(1114111)`);
    values.push(filter.value, filter.value);
  }
  if (after !== undefined) {
    conditions.push(`(${column}, sub) > (?, ?)`);
    values.push(...after);
  }
  const rows = db.all(
    `SELECT *, ${column} AS sort_value FROM users WHERE ${conditions.join(' AND ')} ORDER BY ${column}, sub LIMIT ?`,
    ...values,
    limit + 1,
  );
  const users = rows.slice(0, limit).map((row) => readUser(row));
  const last = rows[limit - 1];
  return {
    users,
    ...(rows.length > limit && last && { next: [String(last['sort_value']), String(last['sub'])] as const }),
  };
}
