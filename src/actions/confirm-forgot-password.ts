import {
  ConfirmForgotPasswordCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { secretHash, type AppClient } from './secret-hash.js';

export interface ConfirmForgotPasswordInput extends AppClient {
  readonly username: string;
  readonly confirmationCode: string;
  /** The new one. */
  readonly password: string;
  /** Handed to the pool's triggers. */
  readonly clientMetadata?: Record<string, string> | undefined;
}

/**
 * Sets a new password with the code that `forgotPassword` or `adminResetUserPassword` sent. It signs nobody out.
 *
 * Public client: needs neither AWS credentials nor a token.
 *
 * @throws {CodeMismatchException} Wrong code. The right one still works.
 * @throws {ExpiredCodeException} The code is older than an hour or was replaced: ask for a new one.
 * @throws {InvalidPasswordException} The password breaks the pool's policy. The code still works.
 * @throws {PasswordHistoryPolicyViolationException} The user has had this password before.
 * @throws {TooManyFailedAttemptsException} Too many wrong codes.
 * @throws {LimitExceededException} Too many tries in an hour.
 * @throws {UserNotConfirmedException} The sign-up code is still to be given.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmForgotPassword.html
 */
export async function confirmForgotPassword(
  client: CognitoIdentityProviderClient,
  input: ConfirmForgotPasswordInput,
): Promise<void> {
  await client.send(
    new ConfirmForgotPasswordCommand({
      ClientId: input.clientId,
      SecretHash: secretHash(input.username, input),
      Username: input.username,
      ConfirmationCode: input.confirmationCode,
      Password: input.password,
      ClientMetadata: input.clientMetadata,
    }),
  );
}
