import {
  AdminResetUserPasswordCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

export interface AdminResetUserPasswordInput {
  readonly userPoolId: string;
  readonly username: string;
  /** Handed to the pool's triggers. */
  readonly clientMetadata?: Record<string, string> | undefined;
}

/**
 * Makes a user's password stop working and sends a code with which `confirmForgotPassword` sets a new one.
 *
 * IAM: needs `cognito-idp:AdminResetUserPassword` on the pool.
 *
 * @throws {UserNotFoundException} There is no such user.
 * @throws {NotAuthorizedException} The user is disabled or not CONFIRMED.
 * @throws {InvalidParameterException} The user has no verified address that a code may go to.
 * @throws {LimitExceededException} Too many codes in an hour.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminResetUserPassword.html
 */
export async function adminResetUserPassword(
  client: CognitoIdentityProviderClient,
  input: AdminResetUserPasswordInput,
): Promise<void> {
  await client.send(
    new AdminResetUserPasswordCommand({
      UserPoolId: input.userPoolId,
      Username: input.username,
      ClientMetadata: input.clientMetadata,
    }),
  );
}
