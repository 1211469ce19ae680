import type { Infer } from '../protocol/shape.js';
import { invalidParameter, ServiceError } from '../protocol/errors.js';
import type { PoolSettings } from './settings.js';
import type { poolSettings } from './shapes.js';

/**
 * The rules by which the settings of a new or updated pool go together.
 * @param factors the factors of MFA that SetUserPoolMfaConfig has switched on so far
 * @throws {ServiceError} InvalidParameterException or FeatureUnavailableInTierException.
 */
export function checkPoolSettings(
  settings: Infer<typeof poolSettings>,
  factors: Pick<PoolSettings, 'SoftwareTokenMfaConfiguration'>,
): void {
  checkMfa(settings, factors);
  checkTemporaryPasswordValidity(settings);
  checkTier(settings);
}

/** MFA needs a factor. These operations bring one along by an SMS configuration alone. */
function checkMfa(
  { MfaConfiguration = 'OFF', SmsConfiguration }: Infer<typeof poolSettings>,
  { SoftwareTokenMfaConfiguration }: Pick<PoolSettings, 'SoftwareTokenMfaConfiguration'>,
): void {
  if (MfaConfiguration === 'OFF' || SmsConfiguration !== undefined || SoftwareTokenMfaConfiguration?.Enabled) return;
  throw invalidParameter(
    'SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
  );
}

function checkTemporaryPasswordValidity({ AdminCreateUserConfig, Policies }: Infer<typeof poolSettings>): void {
  const both =
    AdminCreateUserConfig?.UnusedAccountValidityDays !== undefined &&
    Policies?.PasswordPolicy?.TemporaryPasswordValidityDays !== undefined;
  if (both) {
    throw invalidParameter(
      'Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays',
    );
  }
}

/** Claims of access tokens are changed from ESSENTIALS on, and threats looked for in PLUS. */
function checkTier({ UserPoolTier = 'ESSENTIALS', LambdaConfig, UserPoolAddOns }: Infer<typeof poolSettings>): void {
  const { PreTokenGenerationConfig: hook } = (LambdaConfig ?? {}) as {
    PreTokenGenerationConfig?: { LambdaVersion?: string };
  };
  const { AdvancedSecurityMode = 'OFF' } = (UserPoolAddOns ?? {}) as { AdvancedSecurityMode?: string };
  const version = hook?.LambdaVersion ?? 'V1_0';
  if (UserPoolTier === 'LITE' && version !== 'V1_0') throw unavailable(`PreTokenGeneration ${version}`, UserPoolTier);
  if (UserPoolTier !== 'PLUS' && AdvancedSecurityMode !== 'OFF') throw unavailable('Threat protection', UserPoolTier);
}

function unavailable(feature: string, tier: string): ServiceError {
  return new ServiceError('FeatureUnavailableInTierException', `${feature} needs a tier above ${tier}.`);
}
