import { AdminDeleteUserCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';

/**
 * Deletes a user of the pool.
 *
 * IAM: needs `cognito-idp:AdminDeleteUser` on the pool.
 *
 * @throws {UserNotFoundException} There is no such user.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteUser.html
 */
export async function adminDeleteUser(
  client: CognitoIdentityProviderClient,
  input: { readonly userPoolId: string; readonly username: string },
): Promise<void> {
  await client.send(new AdminDeleteUserCommand({ UserPoolId: input.userPoolId, Username: input.username }));
}
