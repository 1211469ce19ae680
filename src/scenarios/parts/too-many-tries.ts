import { LimitExceededException, TooManyFailedAttemptsException } from '@aws-sdk/client-cognito-identity-provider';
import { ExpectedError } from '../../events/index.js';

/** For the `catch` of calls that a user may try only so often in an hour: nothing but time mends that. */
export function explainTooManyTries(error: unknown): never {
  if (error instanceof LimitExceededException || error instanceof TooManyFailedAttemptsException) {
    throw new ExpectedError(`Too many tries: Cognito takes no more for this user now. It says: ${error.message}`, {
      next: 'Wait for up to an hour, let an administrator set a password (AdminSetUserPassword), or start again.',
      cause: error,
    });
  }
  throw error;
}
