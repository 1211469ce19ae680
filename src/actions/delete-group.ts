import { DeleteGroupCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';

/**
 * Deletes a group. Its members stay users.
 *
 * IAM: needs `cognito-idp:DeleteGroup` on the pool.
 *
 * @throws {ResourceNotFoundException} There is no such group.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteGroup.html
 */
export async function deleteGroup(
  client: CognitoIdentityProviderClient,
  input: { readonly userPoolId: string; readonly groupName: string },
): Promise<void> {
  await client.send(new DeleteGroupCommand({ UserPoolId: input.userPoolId, GroupName: input.groupName }));
}
