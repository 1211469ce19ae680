import { DeleteUserPoolCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';

/**
 * Deletes a user pool with its users and app clients. There is no way back.
 *
 * IAM: needs `cognito-idp:DeleteUserPool` on the pool.
 *
 * @throws {ResourceNotFoundException} There is no such pool.
 * @throws {InvalidParameterException} Deletion protection is on, or the pool still has a domain.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPool.html
 */
export async function deleteUserPool(
  client: CognitoIdentityProviderClient,
  input: { readonly userPoolId: string },
): Promise<void> {
  await client.send(new DeleteUserPoolCommand({ UserPoolId: input.userPoolId }));
}
