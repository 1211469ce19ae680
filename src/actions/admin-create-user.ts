import {
  AdminCreateUserCommand,
  type CognitoIdentityProviderClient,
  type DeliveryMediumType,
  type MessageActionType,
} from '@aws-sdk/client-cognito-identity-provider';
import { toAttributeList, type Attributes } from './attributes.js';
import { guaranteed } from './guaranteed.js';
import { toUser, type User } from './user.js';

export interface AdminCreateUserInput {
  readonly userPoolId: string;
  readonly username: string;
  /** May say that an address is verified: `email_verified`, `phone_number_verified`. */
  readonly attributes?: Attributes | undefined;
  /** Cognito makes one up when it is left out. The invitation holds it. */
  readonly temporaryPassword?: string | undefined;
  /** `SUPPRESS`: send no invitation. `RESEND`: the user exists already, and gets another one. */
  readonly messageAction?: MessageActionType | undefined;
  /** How the invitation goes out. `SMS` when left out. */
  readonly desiredDeliveryMediums?: readonly DeliveryMediumType[] | undefined;
  /** Handed to the pool's triggers. */
  readonly clientMetadata?: Record<string, string> | undefined;
}

export interface AdminCreateUserResult extends User {
  /** The user's id for life, whatever happens to the names. */
  readonly sub: string;
}

/**
 * Creates a user, whose first sign-in with the temporary password asks for NEW_PASSWORD_REQUIRED.
 *
 * IAM: needs `cognito-idp:AdminCreateUser` on the pool.
 *
 * @throws {UsernameExistsException} The name, or an address that signs in, is taken.
 * @throws {InvalidPasswordException} The temporary password breaks the pool's policy.
 * @throws {InvalidParameterException} An attribute is missing, unknown or malformed.
 * @throws {CodeDeliveryFailureException} The invitation could not be sent.
 * @throws {UnsupportedUserStateException} `RESEND` for a user who has a password of their own.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
 */
export async function adminCreateUser(
  client: CognitoIdentityProviderClient,
  input: AdminCreateUserInput,
): Promise<AdminCreateUserResult> {
  const response = await client.send(
    new AdminCreateUserCommand({
      UserPoolId: input.userPoolId,
      Username: input.username,
      UserAttributes: toAttributeList(input.attributes ?? {}),
      TemporaryPassword: input.temporaryPassword,
      MessageAction: input.messageAction,
      DesiredDeliveryMediums: input.desiredDeliveryMediums && [...input.desiredDeliveryMediums],
      ClientMetadata: input.clientMetadata,
    }),
  );
  const user = toUser('AdminCreateUser', guaranteed('AdminCreateUser', response, 'User'));
  return { ...user, sub: guaranteed('AdminCreateUser', user.attributes, 'sub') };
}
