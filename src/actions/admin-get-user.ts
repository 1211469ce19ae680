import {
  AdminGetUserCommand,
  type CognitoIdentityProviderClient,
  type UserStatusType,
} from '@aws-sdk/client-cognito-identity-provider';
import { fromAttributeList, type Attributes } from './attributes.js';
import { guaranteed } from './guaranteed.js';

export interface AdminGetUserResult {
  /** The user's own name, also when they were looked up by an alias or by `sub`. */
  readonly username: string;
  readonly status: UserStatusType;
  readonly enabled: boolean;
  readonly createdAt: Date;
  readonly lastModifiedAt: Date;
  readonly attributes: Attributes;
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
    username: guaranteed('AdminGetUser', user, 'Username'),
    status: guaranteed('AdminGetUser', user, 'UserStatus'),
    enabled: guaranteed('AdminGetUser', user, 'Enabled'),
    createdAt: guaranteed('AdminGetUser', user, 'UserCreateDate'),
    lastModifiedAt: guaranteed('AdminGetUser', user, 'UserLastModifiedDate'),
    attributes: fromAttributeList(user.UserAttributes),
    mfaFactors: user.UserMFASettingList ?? [],
    preferredMfa: user.PreferredMfaSetting,
  };
}
