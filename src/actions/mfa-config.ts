import type { GetUserPoolMfaConfigResponse, UserPoolMfaType } from '@aws-sdk/client-cognito-identity-provider';

/** What a second factor can be: an authenticator, or a code by email or SMS. */
export type MfaFactor = 'TOTP' | 'EMAIL' | 'SMS';

export interface MfaConfig {
  readonly mfaConfiguration: UserPoolMfaType;
  readonly softwareToken: boolean;
  readonly sms: boolean;
  readonly email: boolean;
}

/** A factor that is off may be absent from the answer. */
export function toMfaConfig(response: GetUserPoolMfaConfigResponse): MfaConfig {
  return {
    mfaConfiguration: response.MfaConfiguration ?? 'OFF',
    softwareToken: response.SoftwareTokenMfaConfiguration?.Enabled ?? false,
    sms: response.SmsMfaConfiguration !== undefined,
    email: response.EmailMfaConfiguration !== undefined,
  };
}
