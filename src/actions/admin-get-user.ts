import { AdminGetUserCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { toUser, type User } from './user.js';

/** The `username` is the user's own, also when they were looked up by an alias or by `sub`. */
export interface AdminGetUserResult extends User {
  /** `SMS_MFA`, `SOFTWARE_TOKEN_MFA`, `EMAIL_OTP`. */
  readonly mfaFactors: readonly string[];
  readonly preferredMfa?: string | undefined;
}

/**
 * Looks a user up in the pool.
 *
 * IAM: needs `cognito-idp:AdminGetUser` on the pool.
 *
 * @throws {UserNotFoundException} There is no such user.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html
 */
export async function adminGetUser(
  client: CognitoIdentityProviderClient,
  input: { readonly userPoolId: string; readonly username: string },
): Promise<AdminGetUserResult> {
  const user = await client.send(new AdminGetUserCommand({ UserPoolId: input.userPoolId, Username: input.username }));
  return {
    ...toUser('AdminGetUser', { ...user, Attributes: user.UserAttributes }),
    mfaFactors: user.UserMFASettingList ?? [],
    preferredMfa: user.PreferredMfaSetting,
  };
}
