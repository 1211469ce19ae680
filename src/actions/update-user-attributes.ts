import {
  UpdateUserAttributesCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { toAttributeList, type Attributes } from './attributes.js';
import { toCodeDelivery, type CodeDelivery } from './code-delivery.js';

export interface UpdateUserAttributesInput {
  readonly accessToken: string;
  /** An empty value removes the attribute. */
  readonly attributes: Attributes;
  /** Handed to the pool's triggers. */
  readonly clientMetadata?: Record<string, string> | undefined;
}

/**
 * Changes the signed-in user's attributes. A new address is unverified until `verifyUserAttribute`. In a pool that
 * verifies before it updates, it counts only from then on.
 *
 * Access token.
 *
 * @returns Where codes went: one for each new address that the pool verifies.
 * @throws {InvalidParameterException} An attribute is unknown, malformed or can't be changed.
 * @throws {NotAuthorizedException} The app client may not write the attribute, or the token is invalid, expired or
 *   revoked.
 * @throws {AliasExistsException} Another user has verified the same address.
 * @throws {CodeDeliveryFailureException} The message could not be sent.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserAttributes.html
 */
export async function updateUserAttributes(
  client: CognitoIdentityProviderClient,
  input: UpdateUserAttributesInput,
): Promise<CodeDelivery[]> {
  const response = await client.send(
    new UpdateUserAttributesCommand({
      AccessToken: input.accessToken,
      UserAttributes: toAttributeList(input.attributes),
      ClientMetadata: input.clientMetadata,
    }),
  );
  return (response.CodeDeliveryDetailsList ?? []).map((details) => toCodeDelivery('UpdateUserAttributes', details));
}
