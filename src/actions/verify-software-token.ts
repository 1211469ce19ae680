import {
  VerifySoftwareTokenCommand,
  type CognitoIdentityProviderClient,
  type VerifySoftwareTokenResponseType,
} from '@aws-sdk/client-cognito-identity-provider';
import { guaranteed } from './guaranteed.js';

interface CodeOfAuthenticator {
  /** Six digits. A code that was accepted here can't be used again to sign in. */
  readonly code: string;
  /** The authenticator's name, which a later SOFTWARE_TOKEN_MFA challenge shows. */
  readonly friendlyDeviceName?: string | undefined;
}

/**
 * Proves that the authenticator holds the secret of `associateSoftwareToken`. With an access token it does not yet turn
 * MFA on: `setUserMfaPreference` does.
 *
 * Access token, or the session that `associateSoftwareToken` returned, which is used up and replaced by the one in the
 * result: answer MFA_SETUP with that.
 *
 * @throws {EnableSoftwareTokenMFAException} Wrong code.
 * @throws {ExpiredCodeException} The code was used before: wait for the next one.
 * @throws {NotAuthorizedException} The token or session is invalid or too old.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifySoftwareToken.html
 */
export async function verifySoftwareToken(
  client: CognitoIdentityProviderClient,
  input: CodeOfAuthenticator & { readonly session: string },
): Promise<{ status: VerifySoftwareTokenResponseType; session: string }>;
export async function verifySoftwareToken(
  client: CognitoIdentityProviderClient,
  input: CodeOfAuthenticator & { readonly accessToken: string },
): Promise<{ status: VerifySoftwareTokenResponseType }>;
export async function verifySoftwareToken(
  client: CognitoIdentityProviderClient,
  input: CodeOfAuthenticator & { readonly session?: string; readonly accessToken?: string },
): Promise<{ status: VerifySoftwareTokenResponseType; session?: string }> {
  const response = await client.send(
    new VerifySoftwareTokenCommand({
      Session: input.session,
      AccessToken: input.accessToken,
      UserCode: input.code,
      FriendlyDeviceName: input.friendlyDeviceName,
    }),
  );
  const status = guaranteed('VerifySoftwareToken', response, 'Status');
  if (input.session === undefined) return { status };
  return { status, session: guaranteed('VerifySoftwareToken', response, 'Session') };
}
