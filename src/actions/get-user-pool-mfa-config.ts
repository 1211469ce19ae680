import {
  GetUserPoolMfaConfigCommand,
  type CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { toMfaConfig, type MfaConfig } from './mfa-config.js';

/**
 * Reads whether a pool asks for a second factor, and which it allows.
 *
 * IAM: needs `cognito-idp:GetUserPoolMfaConfig` on the pool.
 *
 * @throws {ResourceNotFoundException} There is no such pool.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserPoolMfaConfig.html
 */
export async function getUserPoolMfaConfig(
  client: CognitoIdentityProviderClient,
  input: { readonly userPoolId: string },
): Promise<MfaConfig> {
  return toMfaConfig(await client.send(new GetUserPoolMfaConfigCommand({ UserPoolId: input.userPoolId })));
}
