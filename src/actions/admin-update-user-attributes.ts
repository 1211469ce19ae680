import {
  AdminUpdateUserAttributesCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { toAttributeList, type Attributes } from './attributes.js';

export interface AdminUpdateUserAttributesInput {
  readonly userPoolId: string;
  readonly username: string;
  /** An empty value removes the attribute. */
  readonly attributes: Attributes;
  /** Handed to the pool's triggers. */
  readonly clientMetadata?: Record<string, string> | undefined;
}

/**
 * Changes a user's attributes, also those that no app client may write. A new address is unverified, and a code goes to
 * it when the pool verifies such addresses, unless `email_verified` or `phone_number_verified` comes with it.
 *
 * IAM: needs `cognito-idp:AdminUpdateUserAttributes` on the pool.
 *
 * @throws {UserNotFoundException} There is no such user.
 * @throws {InvalidParameterException} An attribute is unknown, malformed or can't be changed.
 * @throws {AliasExistsException} Another user has verified the same address.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateUserAttributes.html
 */
export async function adminUpdateUserAttributes(
  client: CognitoIdentityProviderClient,
  input: AdminUpdateUserAttributesInput,
): Promise<void> {
  await client.send(
    new AdminUpdateUserAttributesCommand({
      UserPoolId: input.userPoolId,
      Username: input.username,
      UserAttributes: toAttributeList(input.attributes),
      ClientMetadata: input.clientMetadata,
    }),
  );
}
