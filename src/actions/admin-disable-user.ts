import { AdminDisableUserCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';

/**
 * Keeps a user from signing in and revokes their tokens. All else of the user stays as it is.
 *
 * IAM: needs `cognito-idp:AdminDisableUser` on the pool.
 *
 * @throws {UserNotFoundException} There is no such user.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDisableUser.html
 */
export async function adminDisableUser(
  client: CognitoIdentityProviderClient,
  input: { readonly userPoolId: string; readonly username: string },
): Promise<void> {
  await client.send(new AdminDisableUserCommand({ UserPoolId: input.userPoolId, Username: input.username }));
}
