/** A failure that the API models, as the client receives it: `__type` and `message`. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';

  constructor(
    readonly type: ErrorType,
    message: string,
  ) {
    super(message);
  }
}

export type ErrorType =
  | 'AccessDeniedException'
  | 'AliasExistsException'
  | 'CodeDeliveryFailureException'
  | 'CodeMismatchException'
  | 'DeviceKeyExistsException'
  | 'EnableSoftwareTokenMFAException'
  | 'ExpiredCodeException'
  | 'FeatureUnavailableInTierException'
  | 'GroupExistsException'
  | 'InternalErrorException'
  | 'InvalidLambdaResponseException'
  | 'InvalidParameterException'
  | 'InvalidPasswordException'
  | 'InvalidUserPoolConfigurationException'
  | 'LimitExceededException'
  | 'MissingAuthenticationTokenException'
  | 'NotAuthorizedException'
  | 'OperationNotEnabledException'
  | 'PasswordHistoryPolicyViolationException'
  | 'PasswordResetRequiredException'
  | 'RefreshTokenReuseException'
  | 'RequestEntityTooLargeException'
  | 'ResourceNotFoundException'
  | 'SerializationException'
  | 'SoftwareTokenMFANotFoundException'
  | 'TooManyRequestsException'
  | 'UnauthorizedException'
  | 'UnexpectedLambdaException'
  | 'UnknownOperationException'
  | 'UnsupportedOperationException'
  | 'UnsupportedTokenTypeException'
  | 'UnsupportedUserStateException'
  | 'UserNotConfirmedException'
  | 'UserNotFoundException'
  | 'UserLambdaValidationException'
  | 'UserPoolAddOnNotEnabledException'
  | 'UserPoolTaggingException'
  | 'UsernameExistsException'
  | 'WebAuthnChallengeNotFoundException'
  | 'WebAuthnClientMismatchException'
  | 'WebAuthnConfigurationMissingException'
  | 'WebAuthnCredentialNotSupportedException'
  | 'WebAuthnNotEnabledException'
  | 'WebAuthnOriginNotAllowedException'
  | 'WebAuthnRelyingPartyMismatchException';

/** The texts that several operations share; clients compare some of them to the letter, final full stop included. */
export const notAuthorized = (message: string): ServiceError => new ServiceError('NotAuthorizedException', message);
export const invalidParameter = (message: string): ServiceError =>
  new ServiceError('InvalidParameterException', message);
export const notFound = (message: string): ServiceError => new ServiceError('ResourceNotFoundException', message);

export const wrongPassword = (): ServiceError => notAuthorized('Incorrect username or password.');
export const userDisabled = (): ServiceError => notAuthorized('User is disabled.');
export const invalidSession = (): ServiceError => notAuthorized('Invalid session for the user.');
export const noSuchUser = (): ServiceError => new ServiceError('UserNotFoundException', 'User does not exist.');
export const noSuchUserOfClient = (): ServiceError =>
  new ServiceError('UserNotFoundException', 'Username/client id combination not found.');
export const noSuchDevice = (): ServiceError => notFound('Device does not exist.');
export const wrongCode = (): ServiceError =>
  new ServiceError('CodeMismatchException', 'Invalid verification code provided, please try again.');
export const expiredCode = (): ServiceError =>
  new ServiceError('ExpiredCodeException', 'Invalid code provided, please request a code again.');
export const tooManyAttempts = (): ServiceError =>
  new ServiceError('LimitExceededException', 'Attempt limit exceeded, please try after some time.');
export const missingParameter = (name: string): ServiceError => invalidParameter(`Missing required parameter ${name}`);
