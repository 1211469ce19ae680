import { ExpectedError } from '../../events/index.js';

/**
 * What a call that is meant to fail is refused with.
 *
 * @param names of the exceptions that count; any other is thrown on.
 * @param whenTaken what is wrong when the call succeeds.
 * @throws {ExpectedError} when it succeeds.
 */
export async function refusalOf(
  call: Promise<unknown>,
  names: string | readonly string[],
  whenTaken: string,
): Promise<Error> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && [names].flat().includes(error.name)) return error;
    throw error;
  }
  throw new ExpectedError(whenTaken);
}
