import {
  RespondToAuthChallengeCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { toAuthOutcome, type AuthOutcome } from './auth-outcome.js';
import { toChallengeResponses, type ChallengeAnswer } from './challenge-answer.js';
import type { AppClient } from './secret-hash.js';

export type RespondToAuthChallengeInput = AppClient &
  ChallengeAnswer & {
    /** Handed to the pool's triggers. */
    readonly clientMetadata?: Record<string, string> | undefined;
  };

/**
 * Answers one challenge of a sign-in. Tokens or the next challenge follow.
 *
 * Public client: needs neither AWS credentials nor a token; the session ties the answer to its sign-in.
 *
 * @throws {CodeMismatchException} Wrong code. The session lives on: answer again.
 * @throws {ExpiredCodeException} The TOTP code was used before, or the sent code is too old.
 * @throws {NotAuthorizedException} Wrong password, or the session was used, is too old or belongs to another sign-in.
 * @throws {ResourceNotFoundException} `Device does not exist.`: the device was forgotten.
 * @throws {InvalidPasswordException} The new password breaks the pool's policy.
 * @throws {UnknownChallengeError} Cognito asks for something newer than this code.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html
 */
export async function respondToAuthChallenge(
  client: CognitoIdentityProviderClient,
  input: RespondToAuthChallengeInput,
): Promise<AuthOutcome> {
  const response = await client.send(
    new RespondToAuthChallengeCommand({
      ClientId: input.clientId,
      ChallengeName: input.challengeName,
      Session: input.session,
      ChallengeResponses: toChallengeResponses(input, input),
      ClientMetadata: input.clientMetadata,
    }),
  );
  return toAuthOutcome('RespondToAuthChallenge', response);
}
