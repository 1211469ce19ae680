import { findPool } from '../pools/lookup.js';
import { checkWebAuthn } from '../pools/check-web-authn.js';
import { withoutFactors } from '../pools/settings.js';
import { mfaFactorSettings } from '../pools/shapes.js';
import { invalidParameter, ServiceError } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { structure } from '../protocol/shape.js';
import { mfaConfiguration, userPoolId } from '../protocol/types.js';

export const setUserPoolMfaConfig = operation({
  name: 'SetUserPoolMfaConfig',
  auth: 'iam',
  input: structure({ UserPoolId: userPoolId }, { ...mfaFactorSettings.optional, MfaConfiguration: mfaConfiguration }, [
    'UserPoolId',
    'SmsMfaConfiguration',
    'SoftwareTokenMfaConfiguration',
    'EmailMfaConfiguration',
    'MfaConfiguration',
  ]),
  async run(service, { UserPoolId, MfaConfiguration = 'OFF', ...factors }) {
    const pool = findPool(service, UserPoolId);
    const { SmsMfaConfiguration, SoftwareTokenMfaConfiguration, EmailMfaConfiguration, WebAuthnConfiguration } =
      factors;
    // For OFF it counts that a factor is named at all, not whether it is enabled.
    const named = [SmsMfaConfiguration, SoftwareTokenMfaConfiguration, EmailMfaConfiguration].some(Boolean);
    if (MfaConfiguration === 'OFF' && named) {
      throw invalidParameter("Invalid MFA configuration given, can't turn off MFA and configure an MFA together.");
    }
    const usable = SmsMfaConfiguration || EmailMfaConfiguration || SoftwareTokenMfaConfiguration?.Enabled;
    if (MfaConfiguration !== 'OFF' && !usable) {
      throw invalidParameter(
        'Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled.',
      );
    }
    if (EmailMfaConfiguration && pool.settings.UserPoolTier === 'LITE') {
      throw new ServiceError('FeatureUnavailableInTierException', 'Email MFA is not available in the LITE tier.');
    }
    if (EmailMfaConfiguration && pool.settings.EmailConfiguration?.EmailSendingAccount !== 'DEVELOPER') {
      throw invalidParameter('Email MFA takes an Amazon SES identity: EmailSendingAccount must be DEVELOPER.');
    }
    if (WebAuthnConfiguration) checkWebAuthn(pool.settings, WebAuthnConfiguration);
    const { store, clock } = service;
    await store.transaction(() => {
      const current = findPool(service, UserPoolId);
      const settings = { ...withoutFactors(current.settings), ...factors, MfaConfiguration };
      store.pools.save({ ...current, settings, modifiedAt: clock.now() });
    });
    return { ...factors, MfaConfiguration };
  },
});
