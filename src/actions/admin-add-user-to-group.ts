import {
  AdminAddUserToGroupCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

/**
 * Puts a user into a group. Tokens show it from the next sign-in or refresh on.
 *
 * IAM: needs `cognito-idp:AdminAddUserToGroup` on the pool.
 *
 * @throws {UserNotFoundException} There is no such user.
 * @throws {ResourceNotFoundException} There is no such group.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminAddUserToGroup.html
 */
export async function adminAddUserToGroup(
  client: CognitoIdentityProviderClient,
  input: { readonly userPoolId: string; readonly username: string; readonly groupName: string },
): Promise<void> {
  const { userPoolId, username, groupName } = input;
  await client.send(
    new AdminAddUserToGroupCommand({ UserPoolId: userPoolId, Username: username, GroupName: groupName }),
  );
}
