import { ExpiredCodeException } from '@aws-sdk/client-cognito-identity-provider';
import { ExpectedError } from '../../events/index.js';
import type { Call } from './call.js';

/**
 * Gives a code to Cognito; where it is too old, the error names the action that sends a new one.
 * @param again that action, as in `resend-confirmation-code`
 */
export async function orSendAgain<T>({ command }: Call, again: string, give: () => Promise<T>): Promise<T> {
  try {
    return await give();
  } catch (error) {
    if (!(error instanceof ExpiredCodeException)) throw error;
    throw new ExpectedError(`${error.name}: ${error.message}`, {
      next: `For a new code: ${command(`action ${again}`)}`,
      cause: error,
    });
  }
}
