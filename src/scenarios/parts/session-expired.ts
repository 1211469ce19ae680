/** The three minutes (AuthSessionValidity) that Cognito gives for each challenge are over. */
export function isExpiredSession(error: unknown): boolean {
  return error instanceof Error && error.name === 'NotAuthorizedException' && /session is expired/i.test(error.message);
}
