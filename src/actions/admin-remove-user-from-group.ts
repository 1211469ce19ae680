import {
  AdminRemoveUserFromGroupCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

/**
 * Takes a user out of a group. Tokens that name the group do so until they expire.
 *
 * IAM: needs `cognito-idp:AdminRemoveUserFromGroup` on the pool.
 *
 * @throws {UserNotFoundException} There is no such user.
 * @throws {ResourceNotFoundException} There is no such group.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRemoveUserFromGroup.html
 */
export async function adminRemoveUserFromGroup(
  client: CognitoIdentityProviderClient,
  input: { readonly userPoolId: string; readonly username: string; readonly groupName: string },
): Promise<void> {
  const { userPoolId, username, groupName } = input;
  await client.send(
    new AdminRemoveUserFromGroupCommand({ UserPoolId: userPoolId, Username: username, GroupName: groupName }),
  );
}
