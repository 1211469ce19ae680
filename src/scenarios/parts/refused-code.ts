import { CodeMismatchException, ExpiredCodeException } from '@aws-sdk/client-cognito-identity-provider';

/** Why a code from a message was refused; any other error ends the run. */
export function whyCodeIsRefused(error: unknown): string {
  if (error instanceof CodeMismatchException)
    return `That is not the code that was sent. Cognito says: ${error.message}`;
  if (error instanceof ExpiredCodeException) return `That code is no longer good. Cognito says: ${error.message}`;
  throw error;
}
