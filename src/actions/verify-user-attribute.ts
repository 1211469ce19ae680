import {
  VerifyUserAttributeCommand,
  type CognitoIdentityProviderClient,
  type VerifiedAttributeType,
} from '@aws-sdk/client-cognito-identity-provider';

export interface VerifyUserAttributeInput {
  readonly accessToken: string;
  readonly attributeName: VerifiedAttributeType;
  readonly code: string;
}

/**
 * Marks the signed-in user's email address or phone number as verified, with the code that went to it.
 *
 * Access token.
 *
 * @throws {CodeMismatchException} Wrong code. The right one still works.
 * @throws {ExpiredCodeException} The code is too old or was replaced: ask for a new one.
 * @throws {AliasExistsException} Another user has verified the same address.
 * @throws {LimitExceededException} Too many tries in an hour.
 * @throws {NotAuthorizedException} The token is invalid, expired or revoked.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifyUserAttribute.html
 */
export async function verifyUserAttribute(
  client: CognitoIdentityProviderClient,
  input: VerifyUserAttributeInput,
): Promise<void> {
  await client.send(
    new VerifyUserAttributeCommand({
      AccessToken: input.accessToken,
      AttributeName: input.attributeName,
      Code: input.code,
    }),
  );
}
