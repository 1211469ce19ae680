import { InitiateAuthCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import {
  toAuthParameters,
  type CustomAuth,
  type RefreshTokenAuth,
  type UserAuth,
  type UserPasswordAuth,
  type UserSrpAuth,
} from './auth-flow.js';
import { toAuthOutcome, type AuthOutcome } from './auth-outcome.js';
import type { AppClient } from './secret-hash.js';

export type InitiateAuthInput = AppClient &
  (UserPasswordAuth | UserSrpAuth | CustomAuth | UserAuth | RefreshTokenAuth) & {
    /** Handed to some of the pool's triggers. */
    readonly clientMetadata?: Record<string, string> | undefined;
  };

/**
 * Starts a sign-in, or refreshes tokens. The app client must allow the flow.
 *
 * Public client: needs neither AWS credentials nor a token.
 *
 * @throws {NotAuthorizedException} Wrong username or password, a disabled user, a wrong SECRET_HASH, or a refresh token
 *   that is revoked, expired or not this device's.
 * @throws {UserNotConfirmedException} The sign-up code is still to be given.
 * @throws {PasswordResetRequiredException} The password must be recovered first.
 * @throws {UserNotFoundException} No such user, and the app client does not hide it.
 * @throws {UnknownChallengeError} Cognito asks for something newer than this code.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html
 */
export async function initiateAuth(
  client: CognitoIdentityProviderClient,
  input: InitiateAuthInput,
): Promise<AuthOutcome> {
  const response = await client.send(
    new InitiateAuthCommand({
      ClientId: input.clientId,
      AuthFlow: input.authFlow,
      AuthParameters: toAuthParameters(input, input),
      ClientMetadata: input.clientMetadata,
      Session: input.authFlow === 'USER_AUTH' ? input.session : undefined,
    }),
  );
  return toAuthOutcome('InitiateAuth', response);
}
