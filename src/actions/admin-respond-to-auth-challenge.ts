import {
  AdminRespondToAuthChallengeCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { toAuthOutcome, type AuthOutcome } from './auth-outcome.js';
import { toChallengeResponses, type ChallengeAnswer } from './challenge-answer.js';
import type { AppClient } from './secret-hash.js';

export type AdminRespondToAuthChallengeInput = AppClient &
  ChallengeAnswer & {
    readonly userPoolId: string;
    /** Handed to the pool's triggers. */
    readonly clientMetadata?: Record<string, string> | undefined;
  };

/**
 * Answers one challenge of a sign-in that `adminInitiateAuth` began. Tokens or the next challenge follow.
 *
 * IAM: needs `cognito-idp:AdminRespondToAuthChallenge` on the pool.
 *
 * @throws {CodeMismatchException} Wrong code. The session lives on: answer again.
 * @throws {ExpiredCodeException} The TOTP code was used before, or the sent code is too old.
 * @throws {NotAuthorizedException} Wrong password, or the session was used, is too old or belongs to another sign-in.
 * @throws {ResourceNotFoundException} `Device does not exist.`: the device was forgotten.
 * @throws {InvalidPasswordException} The new password breaks the pool's policy.
 * @throws {UnknownChallengeError} Cognito asks for something newer than this code.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRespondToAuthChallenge.html
 */
export async function adminRespondToAuthChallenge(
  client: CognitoIdentityProviderClient,
  input: AdminRespondToAuthChallengeInput,
): Promise<AuthOutcome> {
  const response = await client.send(
    new AdminRespondToAuthChallengeCommand({
      UserPoolId: input.userPoolId,
      ClientId: input.clientId,
      ChallengeName: input.challengeName,
      Session: input.session,
      ChallengeResponses: toChallengeResponses(input, input),
      ClientMetadata: input.clientMetadata,
    }),
  );
  return toAuthOutcome('AdminRespondToAuthChallenge', response);
}
