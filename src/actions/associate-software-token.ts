import {
  AssociateSoftwareTokenCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { guaranteed } from './guaranteed.js';

/**
 * Makes a TOTP secret for the user's authenticator. It counts for nothing until `verifySoftwareToken` has seen a code
 * made with it; an authenticator that is in use keeps working until then.
 *
 * Access token, when the user is signed in; or the session of an MFA_SETUP challenge, which is used up and replaced by
 * the one in the result.
 *
 * @throws {SoftwareTokenMFANotFoundException} The pool has TOTP turned off.
 * @throws {NotAuthorizedException} The token or session is invalid or too old.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssociateSoftwareToken.html
 */
export async function associateSoftwareToken(
  client: CognitoIdentityProviderClient,
  input: { readonly session: string },
): Promise<{ secretCode: string; session: string }>;
export async function associateSoftwareToken(
  client: CognitoIdentityProviderClient,
  input: { readonly accessToken: string },
): Promise<{ secretCode: string }>;
export async function associateSoftwareToken(
  client: CognitoIdentityProviderClient,
  input: { readonly session?: string; readonly accessToken?: string },
): Promise<{ secretCode: string; session?: string }> {
  const response = await client.send(
    new AssociateSoftwareTokenCommand({ Session: input.session, AccessToken: input.accessToken }),
  );
  const secretCode = guaranteed('AssociateSoftwareToken', response, 'SecretCode');
  if (input.session === undefined) return { secretCode };
  return { secretCode, session: guaranteed('AssociateSoftwareToken', response, 'Session') };
}
