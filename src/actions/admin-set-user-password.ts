import {
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

export interface AdminSetUserPasswordInput {
  readonly userPoolId: string;
  readonly username: string;
  readonly password: string;
  /** The user is CONFIRMED with it. Else it is temporary, and the next sign-in asks for NEW_PASSWORD_REQUIRED. */
  readonly permanent?: boolean | undefined;
}

/**
 * Sets a user's password, whatever the user's status. It signs nobody out.
 *
 * IAM: needs `cognito-idp:AdminSetUserPassword` on the pool.
 *
 * @throws {UserNotFoundException} There is no such user.
 * @throws {InvalidPasswordException} The password breaks the pool's policy.
 * @throws {PasswordHistoryPolicyViolationException} The user has had this password before.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserPassword.html
 */
export async function adminSetUserPassword(
  client: CognitoIdentityProviderClient,
  input: AdminSetUserPasswordInput,
): Promise<void> {
  await client.send(
    new AdminSetUserPasswordCommand({
      UserPoolId: input.userPoolId,
      Username: input.username,
      Password: input.password,
      Permanent: input.permanent,
    }),
  );
}
