import { GetUserCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { fromAttributeList, type Attributes } from './attributes.js';
import { guaranteed } from './guaranteed.js';

export interface GetUserResult {
  /** The user's own name, which may differ from what they signed in with. */
  readonly username: string;
  /** Those that the app client may read. */
  readonly attributes: Attributes;
  /** `SMS_MFA`, `SOFTWARE_TOKEN_MFA`, `EMAIL_OTP`. */
  readonly mfaFactors: readonly string[];
  readonly preferredMfa?: string | undefined;
}

/**
 * Reads the signed-in user's own profile.
 *
 * Access token. It is checked by the service, so a revoked token fails here although its signature is good.
 *
 * @throws {NotAuthorizedException} The token is invalid, expired or revoked.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html
 */
export async function getUser(
  client: CognitoIdentityProviderClient,
  input: { readonly accessToken: string },
): Promise<GetUserResult> {
  const user = await client.send(new GetUserCommand({ AccessToken: input.accessToken }));
  return {
    username: guaranteed('GetUser', user, 'Username'),
    attributes: fromAttributeList(guaranteed('GetUser', user, 'UserAttributes')),
    mfaFactors: user.UserMFASettingList ?? [],
    preferredMfa: user.PreferredMfaSetting,
  };
}
