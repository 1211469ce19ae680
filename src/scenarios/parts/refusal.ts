import { ExpectedError } from '../../events/index.js';

/**
 * The error that a call ends in, where the story shows what Cognito refuses.
 * @param names of the exceptions that count as a refusal; any other error ends the run
 * @throws {ExpectedError} when the call goes through.
 */
export async function refusalOf(call: Promise<unknown>, ...names: readonly string[]): Promise<Error> {
  const error: unknown = await call.then(wentThrough, (reason: unknown) => reason);
  if (error instanceof Error && names.includes(error.name)) return error;
  throw error;
}

function wentThrough(): ExpectedError {
  return new ExpectedError('Cognito has let pass what this scenario shows it to refuse.', {
    next: 'Play it on a new pool (no --user-pool-id), and compare the settings.',
  });
}
