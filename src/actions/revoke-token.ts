import { RevokeTokenCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { AppClient } from './secret-hash.js';

export interface RevokeTokenInput extends AppClient {
  readonly refreshToken: string;
}

/**
 * Revokes a refresh token and every access token made with it: the user is signed out on one device.
 *
 * Public client. A confidential one sends its secret itself, for there is no username to hash it with.
 *
 * @throws {UnsupportedTokenTypeException} The token is not a refresh token.
 * @throws {UnauthorizedException} The token belongs to another app client.
 * @throws {UnsupportedOperationException} The app client has token revocation turned off.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeToken.html
 */
export async function revokeToken(client: CognitoIdentityProviderClient, input: RevokeTokenInput): Promise<void> {
  await client.send(
    new RevokeTokenCommand({
      ClientId: input.clientId,
      ClientSecret: input.clientSecret,
      Token: input.refreshToken,
    }),
  );
}
