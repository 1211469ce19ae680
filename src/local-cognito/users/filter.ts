import { invalidParameter } from '../protocol/errors.js';
import { isSearchAttribute, type UserFilter } from '../store/user-search.js';

/** `attribute = "value"` or `attribute ^= "value"`; a double quote in the value stands behind a backslash. */
const FORM = /^\s*([\w:]+)\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/;

/**
 * Reads the Filter of ListUsers; an empty one selects everybody.
 * @throws {ServiceError} InvalidParameterException for another form, or an attribute that can't be searched.
 */
export function parseFilter(filter: string): UserFilter | undefined {
  if (filter.trim() === '') return undefined;
  const [, attribute = '', operator, quoted = ''] = FORM.exec(filter) ?? [];
  if (!isSearchAttribute(attribute)) throw invalidParameter('Input fails to satisfy the constraints.');
  const value = quoted.replaceAll(/\\(.)/g, '$1');
  return { attribute, match: operator === '=' ? 'equals' : 'starts-with', value: stored(attribute, value) };
}

/** Both kinds of status are kept in upper case and compared without regard to case. */
function stored(attribute: UserFilter['attribute'], value: string): string {
  return attribute === 'cognito:user_status' || attribute === 'status' ? value.toUpperCase() : value;
}
