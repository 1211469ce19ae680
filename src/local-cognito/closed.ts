/** What everything says once the service is closed. */
export function closedError(): Error {
  return new Error('This local Cognito is closed.');
}
