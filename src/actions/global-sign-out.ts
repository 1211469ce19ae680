import { GlobalSignOutCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';

/**
 * Revokes every token of the signed-in user, on all devices. A service that only checks signatures goes on accepting
 * access and ID tokens until they expire.
 *
 * Access token.
 *
 * @throws {NotAuthorizedException} The token is invalid, expired or revoked.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html
 */
export async function globalSignOut(
  client: CognitoIdentityProviderClient,
  input: { readonly accessToken: string },
): Promise<void> {
  await client.send(new GlobalSignOutCommand({ AccessToken: input.accessToken }));
}
