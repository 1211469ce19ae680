import {
  GetUserAttributeVerificationCodeCommand,
  type CognitoIdentityProviderClient,
  type VerifiedAttributeType,
} from '@aws-sdk/client-cognito-identity-provider';
import { toCodeDelivery, type CodeDelivery } from './code-delivery.js';
import { guaranteed } from './guaranteed.js';

export interface GetUserAttributeVerificationCodeInput {
  readonly accessToken: string;
  readonly attributeName: VerifiedAttributeType;
  /** Handed to the pool's triggers. */
  readonly clientMetadata?: Record<string, string> | undefined;
}

/**
 * Sends a code to the signed-in user's email address or phone number, for `verifyUserAttribute`.
 *
 * Access token.
 *
 * @throws {InvalidParameterException} The user has no such address.
 * @throws {LimitExceededException} More than five codes in an hour.
 * @throws {CodeDeliveryFailureException} The message could not be sent.
 * @throws {NotAuthorizedException} The token is invalid, expired or revoked.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserAttributeVerificationCode.html
 */
export async function getUserAttributeVerificationCode(
  client: CognitoIdentityProviderClient,
  input: GetUserAttributeVerificationCodeInput,
): Promise<CodeDelivery> {
  const response = await client.send(
    new GetUserAttributeVerificationCodeCommand({
      AccessToken: input.accessToken,
      AttributeName: input.attributeName,
      ClientMetadata: input.clientMetadata,
    }),
  );
  const details = guaranteed('GetUserAttributeVerificationCode', response, 'CodeDeliveryDetails');
  return toCodeDelivery('GetUserAttributeVerificationCode', details);
}
