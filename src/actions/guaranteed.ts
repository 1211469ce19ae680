/** Cognito left out a member that its documentation promises. */
export class MissingMemberError extends Error {
  override readonly name = 'MissingMemberError';

  constructor(
    readonly operation: string,
    readonly member: string,
  ) {
    super(`The answer to ${operation} has no ${member}.`);
  }
}

/**
 * Reads a member that the SDK types as optional although Cognito always sends it.
 *
 * @throws {MissingMemberError} when it is not there after all.
 */
export function guaranteed<T extends object, K extends keyof T & string>(
  operation: string,
  response: T,
  member: K,
): NonNullable<T[K]> {
  const value = response[member];
  if (value === undefined || value === null) throw new MissingMemberError(operation, member);
  return value;
}
