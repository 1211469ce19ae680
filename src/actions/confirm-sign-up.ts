import { ConfirmSignUpCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { secretHash, type AppClient } from './secret-hash.js';

export interface ConfirmSignUpInput extends AppClient {
  readonly username: string;
  readonly confirmationCode: string;
  /** The session that `signUp` gave: then there is one to sign in with, too. */
  readonly session?: string | undefined;
  readonly clientMetadata?: Record<string, string> | undefined;
}

export interface ConfirmSignUpResult {
  /** For `initiateAuth` with USER_AUTH, where it stands for the first factor. Single use, good for some minutes. */
  readonly session?: string | undefined;
}

/**
 * Confirms a user with the code from the message, and marks the address that it went to as verified.
 *
 * Public client: needs neither AWS credentials nor a token.
 *
 * @throws {CodeMismatchException} Wrong code. The right one still works.
 * @throws {ExpiredCodeException} The code is too old or was replaced: resend it. A pool that hides which users exist
 *   says the same of an unknown user.
 * @throws {NotAuthorizedException} The user is confirmed already, or the session too old.
 * @throws {AliasExistsException} Another user has verified the same address.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmSignUp.html
 */
export async function confirmSignUp(
  client: CognitoIdentityProviderClient,
  input: ConfirmSignUpInput,
): Promise<ConfirmSignUpResult> {
  const { Session } = await client.send(
    new ConfirmSignUpCommand({
      ClientId: input.clientId,
      SecretHash: secretHash(input.username, input),
      Username: input.username,
      ConfirmationCode: input.confirmationCode,
      Session: input.session,
      ClientMetadata: input.clientMetadata,
    }),
  );
  return { session: Session };
}
