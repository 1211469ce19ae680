/** What to do next about an exception that people meet; undefined for one that nobody should. */
export function nextStepAfter({ name, message }: Error): string | undefined {
  return name === 'NotAuthorizedException' ? whenNotAuthorized(message) : nextSteps[name];
}

/** One exception for many reasons, which only its message tells apart. */
function whenNotAuthorized(message: string): string {
  if (/secret/i.test(message)) return 'Put the app client’s secret in COGNITO_DEMO_CLIENT_SECRET.';
  if (/session/i.test(message)) return 'Start the sign-in again: a session is good for one answer and a few minutes.';
  if (/cannot be reset/i.test(message)) return 'See the user’s status with `cognito-demo action admin-get-user`.';
  if (/token/i.test(message)) return 'Sign in again: the token is too old or was revoked.';
  if (/password/i.test(message)) return 'Check username and password.';
  return 'The user’s status or the settings of the pool forbid it.';
}

/** By the SDK's names. */
const nextSteps: Readonly<Record<string, string>> = {
  UserNotFoundException: 'Check the username. `cognito-demo action list-users` shows who is there.',
  UsernameExistsException: 'Choose another username, or delete the user with `cognito-demo action admin-delete-user`.',
  UserNotConfirmedException: 'Give the code from the message to `cognito-demo action confirm-sign-up`.',
  PasswordResetRequiredException: 'Set a new password with `cognito-demo action forgot-password`.',
  UnsupportedUserStateException: 'See the user’s status with `cognito-demo action admin-get-user`.',
  CodeMismatchException: 'Enter the code of the newest message, or the one that the authenticator shows now.',
  EnableSoftwareTokenMFAException: 'Enter the code that the authenticator shows now, and check this machine’s clock.',
  ExpiredCodeException: 'Ask for a new code with resend, or wait for the authenticator to show the next one.',
  LimitExceededException: 'Wait a while: Cognito limits how often this may be tried.',
  TooManyRequestsException: 'Wait a moment and try again: too many requests came at once.',
  TooManyFailedAttemptsException: 'Wait a while: too many wrong answers were given.',
  InvalidPasswordException: 'Choose a password that meets the rules of the user pool.',
  PasswordHistoryPolicyViolationException: 'Choose a password that the user has not had lately.',
  RefreshTokenReuseException: 'Sign in again: each refresh token counts once here.',
  GroupExistsException: 'Choose another name. `cognito-demo action list-groups` shows which are taken.',
  ConcurrentModificationException: 'Try again: somebody else changed it at the same time.',
  FeatureUnavailableInTierException: 'Choose another tier for the user pool, or do without the feature.',
  ResourceNotFoundException: 'Check the ids and the region. `cognito-demo status` shows the current playground.',
  InvalidParameterException: 'Check what was given against the message above and the settings of pool and app client.',
  AliasExistsException: 'Another user has this address already: use a different one.',
  CodeDeliveryFailureException: 'Check the address, and the pool’s settings for email and SMS.',
  SoftwareTokenMFANotFoundException: 'Turn TOTP on for the pool with `cognito-demo action set-user-pool-mfa-config`.',
  AccessDeniedException: 'Use credentials whose IAM policy allows this operation on the user pool.',
  CredentialsProviderError: 'Sign in (`aws sso login`, `aws configure`), or name a profile with --profile.',
  UnrecognizedClientException: 'The AWS credentials are not valid here: sign in again, or name another --profile.',
  InvalidSignatureException: 'The AWS credentials are not valid: check the secret key and this machine’s clock.',
  UnknownChallengeError: 'Turn the feature that asks for it off in the settings of the user pool.',
  MissingMemberError: 'The target answers otherwise than Cognito does: play on local Cognito or on AWS.',
  SrpError: 'The target answers otherwise than Cognito does: play on local Cognito or on AWS.',
  TokenError: 'Don’t trust this sign-in. Check that issuer, user pool and app client belong together.',
  ExpiredTokenException: 'The AWS credentials have expired: sign in again, for example with `aws sso login`.',
};
