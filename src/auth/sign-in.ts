import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { ChallengeLoop, type SignInOptions, type SignInResult } from './challenge-loop.js';
import { createSrpKeyPair } from './srp/key-pair.js';

export interface SignInInput extends SignInOptions {
  readonly password: string;
}

export interface CustomSignInInput extends SignInOptions {
  /** Given: it is proved by SRP before the first custom challenge, if the pool's triggers ask for that. */
  readonly password?: string | undefined;
}

/**
 * Signs a user in without sending the password. Proves the password, then the device, by SRP; leaves every other
 * challenge to the handlers.
 *
 * Public client: needs neither AWS credentials nor a token. The app client must allow ALLOW_USER_SRP_AUTH.
 *
 * @throws {NotAuthorizedException} Wrong username or password, or a session that took too long.
 * @throws {UserNotConfirmedException} The sign-up code is still to be given.
 * @throws {UnhandledChallengeError} There is no handler for a challenge that came.
 * @throws {UnknownChallengeError} Cognito asks for something newer than this code.
 * @throws {SrpError} The service breaks the protocol.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
 */
export async function signInWithSrp(client: CognitoIdentityProviderClient, input: SignInInput): Promise<SignInResult> {
  const { username, password } = input;
  const keys = createSrpKeyPair();
  const loop = new ChallengeLoop(client, input, { password, keys });
  return loop.run({ authFlow: 'USER_SRP_AUTH', username, srpA: keys.srpA });
}

/**
 * Signs a user in by what the pool's triggers ask. Each CUSTOM_CHALLENGE goes to its handler, as do all others but the
 * proofs of password and device.
 *
 * Public client: needs neither AWS credentials nor a token. The app client must allow ALLOW_CUSTOM_AUTH, and the pool
 * have the triggers DefineAuthChallenge, CreateAuthChallenge and VerifyAuthChallengeResponse.
 *
 * @throws {NotAuthorizedException} The triggers ended the sign-in, the password is wrong, or a session took too long.
 * @throws {InvalidParameterException} The pool lacks a trigger, or the app client doesn't allow the flow.
 * @throws {UserLambdaValidationException} A trigger threw.
 * @throws {UnhandledChallengeError} There is no handler for a challenge that came, or no password to prove.
 * @throws {UnknownChallengeError} Cognito asks for something newer than this code.
 * @throws {SrpError} The service breaks the protocol.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
 */
export async function signInWithCustomAuth(
  client: CognitoIdentityProviderClient,
  input: CustomSignInInput,
): Promise<SignInResult> {
  const { username, password } = input;
  const proof = password === undefined ? undefined : { password, keys: createSrpKeyPair() };
  const loop = new ChallengeLoop(client, input, proof);
  return loop.run({ authFlow: 'CUSTOM_AUTH', username, srpA: proof?.keys.srpA });
}
