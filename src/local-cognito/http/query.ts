import type { OutboxFilter } from '../local-cognito.js';

/** @throws {RangeError} when a parameter is unknown or wrong. */
export function outboxFilter(query: URLSearchParams): OutboxFilter {
  const { to, userPoolId, since } = readQuery(query, ['to', 'userPoolId', 'since']);
  if (since !== undefined && Number.isNaN(Date.parse(since))) {
    throw new RangeError('since must be a time such as 2026-01-05T03:04:05Z.');
  }
  return {
    // No address has a space, so each was a plus that came unencoded: +15550100, jane+test@example.com.
    ...(to !== undefined && { to: to.replaceAll(' ', '+') }),
    ...(userPoolId !== undefined && { userPoolId }),
    ...(since !== undefined && { since: new Date(since) }),
  };
}

/** @throws {RangeError} when there is a parameter of another name: a mistyped filter would let all through. */
export function readQuery<Name extends string>(
  query: URLSearchParams,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  for (const name of query.keys()) {
    if (!(names as readonly string[]).includes(name)) {
      throw new RangeError(`The parameter ${JSON.stringify(name)} is unknown here; known are ${names.join(', ')}.`);
    }
  }
  return Object.fromEntries(query) as Partial<Record<Name, string>>;
}
