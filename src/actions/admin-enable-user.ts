import { AdminEnableUserCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';

/**
 * Lets a disabled user sign in again.
 *
 * IAM: needs `cognito-idp:AdminEnableUser` on the pool.
 *
 * @throws {UserNotFoundException} There is no such user.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminEnableUser.html
 */
export async function adminEnableUser(
  client: CognitoIdentityProviderClient,
  input: { readonly userPoolId: string; readonly username: string },
): Promise<void> {
  await client.send(new AdminEnableUserCommand({ UserPoolId: input.userPoolId, Username: input.username }));
}
