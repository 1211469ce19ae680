import {
  AdminInitiateAuthCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  toAuthParameters,
  type AdminUserPasswordAuth,
  type CustomAuth,
  type RefreshTokenAuth,
  type UserAuth,
  type UserSrpAuth,
} from './auth-flow.js';
import { toAuthOutcome, type AuthOutcome } from './auth-outcome.js';
import type { AppClient } from './secret-hash.js';

export type AdminInitiateAuthInput = AppClient &
  (AdminUserPasswordAuth | UserSrpAuth | CustomAuth | UserAuth | RefreshTokenAuth) & {
    readonly userPoolId: string;
    /** Handed to some of the pool's triggers. */
    readonly clientMetadata?: Record<string, string> | undefined;
  };

/**
 * Starts a sign-in, or refreshes tokens, from a server that users trust with their passwords. The app client must allow
 * the flow.
 *
 * IAM: needs `cognito-idp:AdminInitiateAuth` on the pool.
 *
 * @throws {NotAuthorizedException} Wrong username or password, a disabled user, a wrong SECRET_HASH, or a refresh token
 *   that is revoked, expired or not this device's.
 * @throws {UserNotConfirmedException} The sign-up code is still to be given.
 * @throws {PasswordResetRequiredException} The password must be recovered first.
 * @throws {UserNotFoundException} No such user, and the app client does not hide it.
 * @throws {UnknownChallengeError} Cognito asks for something newer than this code.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminInitiateAuth.html
 */
export async function adminInitiateAuth(
  client: CognitoIdentityProviderClient,
  input: AdminInitiateAuthInput,
): Promise<AuthOutcome> {
  const response = await client.send(
    new AdminInitiateAuthCommand({
      UserPoolId: input.userPoolId,
      ClientId: input.clientId,
      AuthFlow: input.authFlow,
      AuthParameters: toAuthParameters(input, input),
      ClientMetadata: input.clientMetadata,
      Session: input.authFlow === 'USER_AUTH' ? input.session : undefined,
    }),
  );
  return toAuthOutcome('AdminInitiateAuth', response);
}
