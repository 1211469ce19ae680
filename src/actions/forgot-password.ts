import { ForgotPasswordCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { toCodeDelivery, type CodeDelivery } from './code-delivery.js';
import { guaranteed } from './guaranteed.js';
import { secretHash, type AppClient } from './secret-hash.js';

export interface ForgotPasswordInput extends AppClient {
  readonly username: string;
  /** Handed to the pool's triggers. */
  readonly clientMetadata?: Record<string, string> | undefined;
}

/**
 * Sends a code with which `confirmForgotPassword` sets a new password. Until then the old one goes on working.
 *
 * Public client: needs neither AWS credentials nor a token.
 *
 * @returns Where the code went. For a user who does not exist it is made up, when the app client hides which users do.
 * @throws {UserNotFoundException} No such user, and the app client does not hide it.
 * @throws {InvalidParameterException} The user has no verified address that a code may go to.
 * @throws {NotAuthorizedException} The user is disabled, or has yet to replace a temporary password.
 * @throws {LimitExceededException} Too many codes in an hour.
 * @throws {CodeDeliveryFailureException} The message could not be sent.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html
 */
export async function forgotPassword(
  client: CognitoIdentityProviderClient,
  input: ForgotPasswordInput,
): Promise<CodeDelivery> {
  const response = await client.send(
    new ForgotPasswordCommand({
      ClientId: input.clientId,
      SecretHash: secretHash(input.username, input),
      Username: input.username,
      ClientMetadata: input.clientMetadata,
    }),
  );
  return toCodeDelivery('ForgotPassword', guaranteed('ForgotPassword', response, 'CodeDeliveryDetails'));
}
