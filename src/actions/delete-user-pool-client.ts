import {
  DeleteUserPoolClientCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

/**
 * Removes an app from a user pool. Its refresh tokens stop working.
 *
 * IAM: needs `cognito-idp:DeleteUserPoolClient` on the pool.
 *
 * @throws {ResourceNotFoundException} There is no such pool or app client.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPoolClient.html
 */
export async function deleteUserPoolClient(
  client: CognitoIdentityProviderClient,
  input: { readonly userPoolId: string; readonly clientId: string },
): Promise<void> {
  await client.send(new DeleteUserPoolClientCommand({ UserPoolId: input.userPoolId, ClientId: input.clientId }));
}
