import {
  SetUserMFAPreferenceCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

export interface MfaPreference {
  readonly enabled: boolean;
  /** Asked for first. One factor at most. */
  readonly preferred?: boolean | undefined;
}

export interface SetUserMfaPreferenceInput {
  readonly accessToken: string;
  /** A factor that is left out stays as it is. */
  readonly softwareToken?: MfaPreference | undefined;
  readonly sms?: MfaPreference | undefined;
  readonly email?: MfaPreference | undefined;
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
  await client.send(
    new SetUserMFAPreferenceCommand({
      AccessToken: input.accessToken,
      SoftwareTokenMfaSettings: settings(input.softwareToken),
      SMSMfaSettings: settings(input.sms),
      EmailMfaSettings: settings(input.email),
    }),
  );
}

function settings(preference: MfaPreference | undefined) {
  return preference && { Enabled: preference.enabled, PreferredMfa: preference.preferred };
}
