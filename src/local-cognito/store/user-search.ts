import type { Database, Row } from './database.js';
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
  status: 'enabled',
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

/**
 * One page, sorted by the attribute of the filter (by username when there is none), then by sub; where all have the same
 * value, by sub alone. A page begins on an index where the one before ended, so that it costs the same wherever it is.
 */
export function searchUsers(
  db: Database,
  poolId: string,
  filter: UserFilter | undefined,
  after: UserCursor | undefined,
  limit: number,
): UserPage {
  const rows: Row[] = [];
  for (const { column, order, conditions, values } of rangesOf(filter, after)) {
    if (rows.length > limit) break;
    const more = db.all(
      `SELECT *, ${column} AS sort_value FROM users WHERE ${['pool_id = ?', ...conditions].join(' AND ')}
       ORDER BY ${order} LIMIT ?`,
      poolId,
      ...values,
      limit + 1 - rows.length,
    );
    rows.push(...more);
  }
  const users = rows.slice(0, limit).map((row) => readUser(row));
  const last = rows[limit - 1];
  return {
    users,
    ...(rows.length > limit && last && { next: [String(last['sort_value']), String(last['sub'])] as const }),
  };
}

/** A part of an index, which is read in its order. */
interface Range {
  readonly column: string;
  readonly order: string;
  readonly conditions: readonly string[];
  readonly values: readonly string[];
}

function rangesOf(filter: UserFilter | undefined, after: UserCursor | undefined): readonly Range[] {
  const column = filter === undefined ? 'username_key' : indexed[filter.attribute];
  // Without a lower end for the sub, SQLite would go through all users in the order of subs.
  const sub = after?.[1] ?? '';
  if (filter?.attribute === 'status') {
    return [{ column: 'sub', order: 'sub', conditions: [enabledCondition(filter), 'sub > ?'], values: [sub] }];
  }
  const equal = (value: string): Range => ({
    column,
    order: 'sub',
    conditions: [`${column} = ?`, 'sub > ?'],
    values: [value, sub],
  });
  if (filter?.match === 'equals') return [equal(filter.value)];
  const { value: prefix } = filter ?? { value: '' };
  // The highest code point as upper end keeps the range on the index, where LIKE would not stay.
  const end =
    prefix === ''
      ? { conditions: [], values: [] }
      : { conditions: [`${column} <= ? || char(1114111)`], values: [prefix] };
  const from = (comparison: '>' | '>=', value: string): Range => ({
    column,
    order: `${column}, sub`,
    conditions: [`${column} ${comparison} ?`, ...end.conditions],
    values: [value, ...end.values],
  });
  // A page token of another filter may lie before the range of this one.
  if (after === undefined || isBefore(after[0], prefix)) return [from('>=', prefix)];
  // In two parts, because SQLite does not look up a pair of values on an index of an expression.
  return [equal(after[0]), from('>', after[0])];
}

/** Written out, or the index of those who are disabled would not be seen to serve. */
function enabledCondition({ match, value }: UserFilter): string {
  const states = { ENABLED: 'enabled = 1', DISABLED: 'enabled = 0' };
  const matching = Object.entries(states).filter(([name]) =>
    match === 'equals' ? name === value : name.startsWith(value),
  );
  return matching.length === 1 ? matching[0]![1] : String(matching.length > 0);
}

/** In the order of SQLite, which is that of UTF-8. */
function isBefore(text: string, other: string): boolean {
  return Buffer.compare(Buffer.from(text), Buffer.from(other)) < 0;
}
