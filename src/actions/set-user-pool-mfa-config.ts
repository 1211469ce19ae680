import {
  SetUserPoolMfaConfigCommand,
  type CognitoIdentityProviderClient,
  type SetUserPoolMfaConfigRequest,
  type SmsConfigurationType,
  type UserPoolMfaType,
} from '@aws-sdk/client-cognito-identity-provider';
import { toMfaConfig, type MfaConfig, type MfaFactor } from './mfa-config.js';

export interface SetUserPoolMfaConfigInput {
  readonly userPoolId: string;
  /** `OPTIONAL`: for users who choose it; `ON`: for everyone. */
  readonly mfaConfiguration: UserPoolMfaType;
  /**
   * TOTP when left out: the one factor that needs no sender and costs nothing. EMAIL needs a pool that sends through
   * Amazon SES, SMS a role that sends through Amazon SNS.
   */
  readonly factors?: readonly MfaFactor[] | undefined;
  /** That role, unless the pool has it already. */
  readonly smsConfiguration?: Readonly<SmsConfigurationType> | undefined;
}

/**
 * Turns MFA on or off for a pool, and says with which factors. For TOTP no other operation can do that.
 *
 * IAM: needs `cognito-idp:SetUserPoolMfaConfig` on the pool, and `iam:PassRole` with SMS.
 *
 * @throws {ResourceNotFoundException} There is no such pool.
 * @throws {InvalidParameterException} The pool can't send what a factor needs, or has no factor.
 * @throws {FeatureUnavailableInTierException} EMAIL on the tier LITE.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolMfaConfig.html
 */
export async function setUserPoolMfaConfig(
  client: CognitoIdentityProviderClient,
  input: SetUserPoolMfaConfigInput,
): Promise<MfaConfig> {
  const response = await client.send(
    new SetUserPoolMfaConfigCommand({
      UserPoolId: input.userPoolId,
      MfaConfiguration: input.mfaConfiguration,
      // Cognito refuses OFF next to a factor, even to a disabled one.
      ...(input.mfaConfiguration !== 'OFF' && factorsOf(input)),
    }),
  );
  return toMfaConfig(response);
}

function factorsOf({
  factors = ['TOTP'],
  smsConfiguration,
}: SetUserPoolMfaConfigInput): Partial<SetUserPoolMfaConfigRequest> {
  return {
    SoftwareTokenMfaConfiguration: { Enabled: factors.includes('TOTP') },
    EmailMfaConfiguration: factors.includes('EMAIL') ? {} : undefined,
    SmsMfaConfiguration: factors.includes('SMS') ? { SmsConfiguration: smsConfiguration } : undefined,
  };
}
