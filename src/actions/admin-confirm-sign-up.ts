import {
  AdminConfirmSignUpCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

export interface AdminConfirmSignUpInput {
  readonly userPoolId: string;
  readonly username: string;
  /** Handed to the pool's triggers. */
  readonly clientMetadata?: Record<string, string> | undefined;
}

/**
 * Confirms a user who has signed up, without the code. Their addresses stay unverified.
 *
 * IAM: needs `cognito-idp:AdminConfirmSignUp` on the pool.
 *
 * @throws {UserNotFoundException} There is no such user.
 * @throws {NotAuthorizedException} The user is not UNCONFIRMED.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminConfirmSignUp.html
 */
export async function adminConfirmSignUp(
  client: CognitoIdentityProviderClient,
  input: AdminConfirmSignUpInput,
): Promise<void> {
  await client.send(
    new AdminConfirmSignUpCommand({
      UserPoolId: input.userPoolId,
      Username: input.username,
      ClientMetadata: input.clientMetadata,
    }),
  );
}
