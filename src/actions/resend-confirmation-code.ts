import {
  ResendConfirmationCodeCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { toCodeDelivery, type CodeDelivery } from './code-delivery.js';
import { guaranteed } from './guaranteed.js';
import { secretHash, type AppClient } from './secret-hash.js';

export interface ResendConfirmationCodeInput extends AppClient {
  readonly username: string;
  readonly clientMetadata?: Record<string, string> | undefined;
}

/**
 * Sends a new sign-up code. The old one stops working.
 *
 * Public client: needs neither AWS credentials nor a token.
 *
 * @throws {InvalidParameterException} The user is confirmed already.
 * @throws {LimitExceededException} More than five codes in an hour.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ResendConfirmationCode.html
 */
export async function resendConfirmationCode(
  client: CognitoIdentityProviderClient,
  input: ResendConfirmationCodeInput,
): Promise<CodeDelivery> {
  const response = await client.send(
    new ResendConfirmationCodeCommand({
      ClientId: input.clientId,
      SecretHash: secretHash(input.username, input),
      Username: input.username,
      ClientMetadata: input.clientMetadata,
    }),
  );
  const details = guaranteed('ResendConfirmationCode', response, 'CodeDeliveryDetails');
  return toCodeDelivery('ResendConfirmationCode', details);
}
