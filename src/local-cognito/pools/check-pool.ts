import type { Infer } from '../protocol/shape.js';
import { invalidParameter, ServiceError } from '../protocol/errors.js';
import { checkFirstFactors } from './check-first-factors.js';
import { checkInvitation } from './check-invitation.js';
import { checkLambdaConfig } from './lambda-config.js';
import { checkRecovery } from './recovery.js';
import { allowedFirstFactors, smsConfigurationOf, type PoolSettings } from './settings.js';
import type { poolSettings } from './shapes.js';
import { checkTags } from './tags.js';
import { notInTier } from './tier.js';

type Settings = Omit<PoolSettings, 'SchemaAttributes'>;

/**
 * The rules by which the settings of a pool go together.
 * @param settings what the pool is to have, with what an update keeps
 * @param given what the request names
 * @throws {ServiceError} InvalidParameterException, FeatureUnavailableInTierException or UserPoolTaggingException.
 */
export function checkPoolSettings(settings: Settings, given: Infer<typeof poolSettings>): void {
  checkFirstFactors(settings);
  checkLambdaConfig(settings);
  checkTemporaryPasswordValidity(given);
  checkTier(settings);
  checkAddressUpdates(settings);
  checkRecovery(settings);
  checkInvitation(settings);
  checkTags(settings.UserPoolTags ?? {}, (message) => new ServiceError('UserPoolTaggingException', message));
}

/** MFA needs a factor. Of them, CreateUserPool and UpdateUserPool bring along SMS alone, by its configuration. */
export function lacksMfaFactor(settings: Settings): boolean {
  const { MfaConfiguration, SmsMfaConfiguration, EmailMfaConfiguration, SoftwareTokenMfaConfiguration } = settings;
  const factor = smsConfigurationOf(settings) ?? SmsMfaConfiguration ?? EmailMfaConfiguration;
  return MfaConfiguration !== 'OFF' && factor === undefined && !SoftwareTokenMfaConfiguration?.Enabled;
}

export function noMfaFactor(): ServiceError {
  return invalidParameter(
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

function checkTier(settings: Settings): void {
  const { UserPoolTier = 'ESSENTIALS', UserPoolAddOns, Policies, DcrConfiguration, AcrConfiguration } = settings;
  const { AdvancedSecurityMode = 'OFF' } = UserPoolAddOns ?? {};
  if (UserPoolTier !== 'PLUS' && AdvancedSecurityMode !== 'OFF') throw notInTier(UserPoolTier, 'Threat Protection');
  if (UserPoolTier !== 'LITE') return;
  if (Policies?.PasswordPolicy?.PasswordHistorySize) throw notInTier(UserPoolTier, 'Password History');
  if (DcrConfiguration) throw notInTier(UserPoolTier, 'Dynamic Client Registration');
  if (AcrConfiguration) throw notInTier(UserPoolTier, 'Levels of Authentication');
  if (allowedFirstFactors(settings).some((factor) => factor !== 'PASSWORD'))
    throw notInTier(UserPoolTier, 'Passwordless Sign-In');
}

/** An address can wait for its verification only where the pool sends the code for it. */
function checkAddressUpdates({ UserAttributeUpdateSettings, AutoVerifiedAttributes = [] }: Settings): void {
  const waiting = UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? [];
  if (waiting.some((attribute) => !AutoVerifiedAttributes.includes(attribute))) {
    throw invalidParameter(
      'All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes',
    );
  }
}
