import { SignUpCommand, type CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { toAttributeList, type Attributes } from './attributes.js';
import { toCodeDelivery, type CodeDelivery } from './code-delivery.js';
import { guaranteed } from './guaranteed.js';
import { secretHash, type AppClient } from './secret-hash.js';

export interface SignUpInput extends AppClient {
  readonly username: string;
  /** May be left out where the pool allows one-time passwords as a first factor. */
  readonly password?: string | undefined;
  readonly attributes?: Attributes | undefined;
  /** Handed to the PreSignUp trigger and not kept: a captcha's answer, say. */
  readonly validationData?: Readonly<Record<string, string>> | undefined;
  /** Handed to the pool's triggers. */
  readonly clientMetadata?: Record<string, string> | undefined;
}

export interface SignUpResult {
  /** The user's id for life, whatever happens to the names. */
  readonly userSub: string;
  /** True only when a PreSignUp trigger confirmed the user. */
  readonly userConfirmed: boolean;
  /** Absent when the pool verifies nothing by itself. */
  readonly codeDelivery?: CodeDelivery | undefined;
  /** For `confirmSignUp`, when the app client allows USER_AUTH. */
  readonly session?: string | undefined;
}

/**
 * Registers a user, who stays UNCONFIRMED until the code that Cognito sends is given to `confirmSignUp`.
 *
 * Public client: needs neither AWS credentials nor a token.
 *
 * @throws {UsernameExistsException} The name is taken.
 * @throws {InvalidPasswordException} The password breaks the pool's policy; the message says which rule.
 * @throws {InvalidParameterException} An attribute is missing, unknown or malformed.
 * @throws {CodeDeliveryFailureException} The message could not be sent. The user exists all the same.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html
 */
export async function signUp(client: CognitoIdentityProviderClient, input: SignUpInput): Promise<SignUpResult> {
  const response = await client.send(
    new SignUpCommand({
      ClientId: input.clientId,
      SecretHash: secretHash(input.username, input),
      Username: input.username,
      Password: input.password,
      UserAttributes: toAttributeList(input.attributes ?? {}),
      ValidationData: input.validationData && toAttributeList(input.validationData),
      ClientMetadata: input.clientMetadata,
    }),
  );
  return {
    userSub: guaranteed('SignUp', response, 'UserSub'),
    userConfirmed: guaranteed('SignUp', response, 'UserConfirmed'),
    codeDelivery: response.CodeDeliveryDetails && toCodeDelivery('SignUp', response.CodeDeliveryDetails),
    session: response.Session,
  };
}
