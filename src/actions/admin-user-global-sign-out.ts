import {
  AdminUserGlobalSignOutCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

/**
 * Revokes every token of a user, on all devices. A service that only checks signatures goes on accepting access and ID
 * tokens until they expire.
 *
 * IAM: needs `cognito-idp:AdminUserGlobalSignOut` on the pool.
 *
 * @throws {UserNotFoundException} There is no such user.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUserGlobalSignOut.html
 */
export async function adminUserGlobalSignOut(
  client: CognitoIdentityProviderClient,
  input: { readonly userPoolId: string; readonly username: string },
): Promise<void> {
  await client.send(new AdminUserGlobalSignOutCommand({ UserPoolId: input.userPoolId, Username: input.username }));
}
