import { ExpectedError } from '../events/index.js';

/** What to do next about the exceptions that people meet, by the SDK's names for them. */
const nextSteps: Readonly<Record<string, string>> = {
  UserNotFoundException: 'Check the username. `cognito-demo action list-users` shows who is there.',
  UsernameExistsException: 'Choose another username, or delete the user with `cognito-demo action admin-delete-user`.',
  UserNotConfirmedException: 'Give the code from the message to `cognito-demo action confirm-sign-up`.',
  CodeMismatchException: 'Enter the code of the newest message, or the one that the authenticator shows now.',
  EnableSoftwareTokenMFAException: 'Enter the code that the authenticator shows now, and check this machine’s clock.',
  ExpiredCodeException: 'Ask for a new code with resend, or wait for the authenticator to show the next one.',
  LimitExceededException: 'Wait a while: Cognito limits how often this may be tried.',
  TooManyRequestsException: 'Wait a moment and try again: too many requests came at once.',
  TooManyFailedAttemptsException: 'Wait a while: too many wrong answers were given.',
  InvalidPasswordException: 'Choose a password that meets the rules of the user pool.',
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

/** Turns a failure that people can meet and mend into what happened, and what to do next. Any other is a bug. */
export function explainError(error: unknown): ExpectedError | undefined {
  if (error instanceof ExpectedError) return error;
  if (!(error instanceof Error)) return undefined;
  return explainConnection(error) ?? explainAnswer(error) ?? explainFile(error) ?? explainException(error);
}

function explainException(error: Error): ExpectedError | undefined {
  const next = error.name === 'NotAuthorizedException' ? whenNotAuthorized(error.message) : nextSteps[error.name];
  if (next === undefined) return undefined;
  return new ExpectedError(`${error.name}: ${error.message}`, { next, cause: error });
}

/** One exception for many reasons, which only its message tells apart. */
function whenNotAuthorized(message: string): string {
  if (/secret/i.test(message)) return 'Put the app client’s secret in COGNITO_DEMO_CLIENT_SECRET.';
  if (/session/i.test(message)) return 'Start the sign-in again: a session is good for one answer and a few minutes.';
  if (/token/i.test(message)) return 'Sign in again: the token is too old or was revoked.';
  if (/password/i.test(message)) return 'Check username and password.';
  return 'The user’s status or the settings of the pool forbid it.';
}

interface SystemError extends Error {
  readonly code?: string;
  readonly address?: string;
  readonly hostname?: string;
  readonly port?: number;
  readonly path?: string;
  readonly errors?: readonly SystemError[];
}

/** The request never got an answer. */
function explainConnection(error: SystemError): ExpectedError | undefined {
  const first = error.errors?.[0] ?? error;
  const next = 'Check the URL of --target, that the service runs, and that this machine is online.';
  switch (first.code) {
    case 'ECONNREFUSED':
      return new ExpectedError(`Nothing listens at ${first.address}:${first.port}.`, { next, cause: error });
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new ExpectedError(`The host ${first.hostname} is not known.`, { next, cause: error });
    case 'ECONNRESET':
    case 'EPROTO':
    case 'ETIMEDOUT':
      return new ExpectedError(`The connection failed: ${first.message}.`, { next, cause: error });
    default:
      return undefined;
  }
}

/** The answer is not what Cognito would say. */
function explainAnswer(error: Error): ExpectedError | undefined {
  if (/^Unsupported$|^UnknownOperation(Exception)?$|^NotImplemented(Exception)?$/.test(error.name)) {
    return new ExpectedError(`This endpoint does not offer the operation: ${error.message}`, {
      next: 'Play on local Cognito (no --target) or on AWS (--target aws), which offer all of it.',
      cause: error,
    });
  }
  if ('$response' in error && error instanceof SyntaxError) {
    return new ExpectedError('What answers at the target does not speak the protocol of Cognito.', {
      next: 'Check the URL of --target.',
      cause: error,
    });
  }
  return undefined;
}

function explainFile(error: SystemError): ExpectedError | undefined {
  const { code = '', path, message } = error;
  const next = 'Set COGNITO_DEMO_HOME to a folder that you may write to.';
  if (path !== undefined && /^(EACCES|EPERM|EROFS|ENOSPC|ENOTDIR|EEXIST)$/.test(code)) {
    return new ExpectedError(`The file ${path} can't be used: ${message}.`, { next, cause: error });
  }
  if (/^SQLITE_(NOTADB|CORRUPT|CANTOPEN|READONLY|FULL|IOERR|BUSY|PERM)/.test(code)) {
    return new ExpectedError(`The file of local Cognito can't be used: ${message}.`, {
      next: 'Move the file away, or name another one: with --file, or with COGNITO_DEMO_HOME for its folder.',
      cause: error,
    });
  }
  return undefined;
}
