import {
  AdminSetUserMFAPreferenceCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { fromMfaPreferences, type MfaPreferences } from './mfa-preference.js';

export interface AdminSetUserMfaPreferenceInput extends MfaPreferences {
  readonly userPoolId: string;
  readonly username: string;
}

/**
 * Turns a user's factors on or off. An authenticator must have been verified by the user first.
 *
 * IAM: needs `cognito-idp:AdminSetUserMFAPreference` on the pool.
 *
 * @throws {UserNotFoundException} There is no such user.
 * @throws {InvalidParameterException} The user has not set the factor up.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserMFAPreference.html
 */
export async function adminSetUserMfaPreference(
  client: CognitoIdentityProviderClient,
  input: AdminSetUserMfaPreferenceInput,
): Promise<void> {
  await client.send(
    new AdminSetUserMFAPreferenceCommand({
      UserPoolId: input.userPoolId,
      Username: input.username,
      ...fromMfaPreferences(input),
    }),
  );
}
