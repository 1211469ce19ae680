import {
  SetUserPoolMfaConfigCommand,
  type CognitoIdentityProviderClient,
  type UserPoolMfaType,
} from '@aws-sdk/client-cognito-identity-provider';
import { toMfaConfig, type MfaConfig } from './mfa-config.js';

/**
 * Turns MFA with an authenticator (TOTP) on or off for a pool: the one factor that needs no sender and costs nothing.
 * No other operation can do that.
 *
 * IAM: needs `cognito-idp:SetUserPoolMfaConfig` on the pool.
 *
 * @param input.mfaConfiguration `OPTIONAL`: for users who choose it; `ON`: for everyone.
 * @throws {ResourceNotFoundException} There is no such pool.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolMfaConfig.html
 */
export async function setUserPoolMfaConfig(
  client: CognitoIdentityProviderClient,
  input: { readonly userPoolId: string; readonly mfaConfiguration: UserPoolMfaType },
): Promise<MfaConfig> {
  const response = await client.send(
    new SetUserPoolMfaConfigCommand({
      UserPoolId: input.userPoolId,
      MfaConfiguration: input.mfaConfiguration,
      // Cognito refuses OFF next to a factor, even to a disabled one.
      SoftwareTokenMfaConfiguration: input.mfaConfiguration === 'OFF' ? undefined : { Enabled: true },
    }),
  );
  return toMfaConfig(response);
}
