import {
  GetUserAuthFactorsCommand,
  type AuthFactorType,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { guaranteed } from './guaranteed.js';

export interface UserAuthFactors {
  readonly username: string;
  /** What the user may sign in with by USER_AUTH, or has set up for MFA. */
  readonly factors: readonly AuthFactorType[];
  /** `SMS_MFA`, `SOFTWARE_TOKEN_MFA`, `EMAIL_OTP`. */
  readonly mfaFactors: readonly string[];
  readonly preferredMfa?: string | undefined;
}

/**
 * Tells what the signed-in user can sign in with.
 *
 * Access token.
 *
 * @throws {NotAuthorizedException} The token is invalid, expired or revoked.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserAuthFactors.html
 */
export async function getUserAuthFactors(
  client: CognitoIdentityProviderClient,
  input: { readonly accessToken: string },
): Promise<UserAuthFactors> {
  const user = await client.send(new GetUserAuthFactorsCommand({ AccessToken: input.accessToken }));
  return {
    username: guaranteed('GetUserAuthFactors', user, 'Username'),
    factors: user.ConfiguredUserAuthFactors ?? [],
    mfaFactors: user.UserMFASettingList ?? [],
    preferredMfa: user.PreferredMfaSetting,
  };
}
