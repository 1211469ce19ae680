import {
  SetUserMFAPreferenceCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { fromMfaPreferences, type MfaPreferences } from './mfa-preference.js';

export interface SetUserMfaPreferenceInput extends MfaPreferences {
  readonly accessToken: string;
}

/**
 * Turns the signed-in user's factors on or off. In a pool where MFA is optional, a verified authenticator is asked for
 * only after this.
 *
 * Access token.
 *
 * @throws {InvalidParameterException} The user has not set the factor up.
 * @throws {NotAuthorizedException} The token is invalid, expired or revoked.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserMFAPreference.html
 */
export async function setUserMfaPreference(
  client: CognitoIdentityProviderClient,
  input: SetUserMfaPreferenceInput,
): Promise<void> {
  await client.send(new SetUserMFAPreferenceCommand({ AccessToken: input.accessToken, ...fromMfaPreferences(input) }));
}
