import { invalidParameter } from '../protocol/errors.js';
import { allowedFirstFactors, passkeysAreMultiFactor, type PoolSettings } from './settings.js';

type FirstFactorSettings = Pick<PoolSettings, 'Policies' | 'MfaConfiguration' | 'WebAuthnConfiguration'>;

/**
 * The rules of AllowedFirstAuthFactors, in a pool that is made or updated.
 * @throws {ServiceError} InvalidParameterException.
 */
export function checkFirstFactors(settings: FirstFactorSettings): void {
  if (!allowedFirstFactors(settings).includes('PASSWORD')) {
    throw invalidParameter('Password should be configured as one of the allowed first auth factors.');
  }
  checkBesideMfa(settings, 'WEB_AUTHN cannot be used as an auth factor when MFA is enabled if not configured for MFA.');
}

/**
 * The same for SetUserPoolMfaConfig, which words one of them otherwise.
 * @throws {ServiceError} InvalidParameterException.
 */
export function checkMfaBesideFirstFactors(settings: FirstFactorSettings): void {
  checkBesideMfa(
    settings,
    'Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth factor',
  );
}

/** One-time passwords are one factor alone, and a user who signs in by them has no second one. */
function checkBesideMfa(settings: FirstFactorSettings, ofSingleFactorPasskeys: string): void {
  if (settings.MfaConfiguration !== 'ON') return;
  const factors = allowedFirstFactors(settings);
  if (factors.includes('EMAIL_OTP') || factors.includes('SMS_OTP')) {
    throw invalidParameter(
      'Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled',
    );
  }
  if (factors.includes('WEB_AUTHN') && !passkeysAreMultiFactor(settings))
    throw invalidParameter(ofSingleFactorPasskeys);
}
