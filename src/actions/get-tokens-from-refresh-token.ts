import {
  GetTokensFromRefreshTokenCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { toTokens, type Tokens } from './auth-outcome.js';
import { guaranteed } from './guaranteed.js';
import type { AppClient } from './secret-hash.js';

export interface GetTokensFromRefreshTokenInput extends AppClient {
  readonly refreshToken: string;
  /** The device that the refresh token was given to. */
  readonly deviceKey?: string | undefined;
  /** Handed to the PreTokenGeneration trigger. */
  readonly clientMetadata?: Record<string, string> | undefined;
}

/**
 * Gets new access and ID tokens for a refresh token. When the app client rotates refresh tokens, this is the only way,
 * and a new refresh token comes too: keep it, as the old one works for the grace period and no longer.
 *
 * Public client. A confidential one sends its secret itself, for there is no username to hash it with.
 *
 * @throws {NotAuthorizedException} The refresh token is unknown, expired, revoked or not this device's.
 * @throws {RefreshTokenReuseException} The refresh token was exchanged before, and its grace period is over.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html
 */
export async function getTokensFromRefreshToken(
  client: CognitoIdentityProviderClient,
  input: GetTokensFromRefreshTokenInput,
): Promise<Tokens> {
  const response = await client.send(
    new GetTokensFromRefreshTokenCommand({
      ClientId: input.clientId,
      ClientSecret: input.clientSecret,
      RefreshToken: input.refreshToken,
      DeviceKey: input.deviceKey,
      ClientMetadata: input.clientMetadata,
    }),
  );
  const result = guaranteed('GetTokensFromRefreshToken', response, 'AuthenticationResult');
  return toTokens('GetTokensFromRefreshToken', result);
}
