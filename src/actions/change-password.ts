import { ChangePasswordCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';

export interface ChangePasswordInput {
  readonly accessToken: string;
  /** Left out by a user who has none, having signed up without. */
  readonly previousPassword?: string | undefined;
  readonly proposedPassword: string;
}

/**
 * Replaces the signed-in user's password. Other devices stay signed in.
 *
 * Access token.
 *
 * @throws {NotAuthorizedException} The previous password is wrong, or the token is invalid, expired or revoked.
 * @throws {InvalidPasswordException} The new password breaks the pool's policy.
 * @throws {PasswordHistoryPolicyViolationException} The user has had this password before.
 * @throws {LimitExceededException} More than five tries in an hour.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ChangePassword.html
 */
export async function changePassword(client: CognitoIdentityProviderClient, input: ChangePasswordInput): Promise<void> {
  await client.send(
    new ChangePasswordCommand({
      AccessToken: input.accessToken,
      PreviousPassword: input.previousPassword,
      ProposedPassword: input.proposedPassword,
    }),
  );
}
