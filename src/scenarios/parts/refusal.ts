import { ExpectedError } from '../../events/index.js';

/**
 * What a call that is meant to fail is refused with.
 *
 * @param name of the exception; any other is thrown on.
 * @param whenTaken what is wrong when the call succeeds.
 * @throws {ExpectedError} when it succeeds.
 */
export async function refusalOf(call: Promise<unknown>, name: string, whenTaken: string): Promise<Error> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && error.name === name) return error;
    throw error;
  }
  throw new ExpectedError(whenTaken);
}
