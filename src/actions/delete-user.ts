import { DeleteUserCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';

/**
 * Deletes the signed-in user.
 *
 * Access token.
 *
 * @throws {NotAuthorizedException} The token is invalid, expired or revoked.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUser.html
 */
export async function deleteUser(
  client: CognitoIdentityProviderClient,
  input: { readonly accessToken: string },
): Promise<void> {
  await client.send(new DeleteUserCommand({ AccessToken: input.accessToken }));
}
