import type { Infer } from '../protocol/shape.js';
import { invalidParameter, ServiceError } from '../protocol/errors.js';
import { checkLambdaConfig } from './lambda-config.js';
import type { PoolSettings } from './settings.js';
import type { poolSettings } from './shapes.js';
import { checkTags } from './tags.js';
import { notInTier } from './tier.js';

/**
 * The rules by which the settings of a new or updated pool go together.
 * @param before the pool's settings so far, with the factors of MFA that SetUserPoolMfaConfig has switched on
 * @throws {ServiceError} InvalidParameterException, FeatureUnavailableInTierException or UserPoolTaggingException.
 */
export function checkPoolSettings(settings: Infer<typeof poolSettings>, before: Partial<PoolSettings>): void {
  checkMfa(settings, before);
  checkLambdaConfig(settings);
  checkTemporaryPasswordValidity(settings);
  checkTier(settings);
  checkAddressUpdates(settings);
  checkTags(settings.UserPoolTags ?? {}, (message) => new ServiceError('UserPoolTaggingException', message));
}

/** MFA needs a factor. These operations bring one along by an SMS configuration alone. */
function checkMfa(
  { MfaConfiguration = 'OFF', SmsConfiguration }: Infer<typeof poolSettings>,
  { SoftwareTokenMfaConfiguration, SmsMfaConfiguration, EmailMfaConfiguration }: Partial<PoolSettings>,
): void {
  const factor = SmsConfiguration ?? SmsMfaConfiguration ?? EmailMfaConfiguration;
  if (MfaConfiguration === 'OFF' || factor !== undefined || SoftwareTokenMfaConfiguration?.Enabled) return;
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

function checkTier({
  UserPoolTier = 'ESSENTIALS',
  UserPoolAddOns,
  Policies,
  DcrConfiguration,
  AcrConfiguration,
}: Infer<typeof poolSettings>): void {
  const { AdvancedSecurityMode = 'OFF' } = UserPoolAddOns ?? {};
  if (UserPoolTier !== 'PLUS' && AdvancedSecurityMode !== 'OFF') throw notInTier(UserPoolTier, 'Threat Protection');
  if (UserPoolTier !== 'LITE') return;
  if (Policies?.PasswordPolicy?.PasswordHistorySize) throw notInTier(UserPoolTier, 'Password History');
  if (DcrConfiguration) throw notInTier(UserPoolTier, 'Dynamic Client Registration');
  if (AcrConfiguration) throw notInTier(UserPoolTier, 'Levels of Authentication');
  const firstFactors = Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? [];
  if (firstFactors.some((factor) => factor !== 'PASSWORD')) throw notInTier(UserPoolTier, 'Passwordless Sign-In');
}

/** An address can wait for its verification only where the pool sends the code for it. */
function checkAddressUpdates({
  UserAttributeUpdateSettings,
  AutoVerifiedAttributes = [],
}: Infer<typeof poolSettings>): void {
  const waiting = UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? [];
  if (waiting.some((attribute) => !AutoVerifiedAttributes.includes(attribute))) {
    throw invalidParameter(
      'All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes',
    );
  }
}
