import { findPool } from '../pools/lookup.js';
import { checkWebAuthn } from '../pools/check-web-authn.js';
import { checkMfaBesideFirstFactors } from '../pools/check-first-factors.js';
import { withoutFactors, type PoolSettings } from '../pools/settings.js';
import { mfaFactorSettings } from '../pools/shapes.js';
import { invalidParameter, ServiceError } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { structure, type Infer } from '../protocol/shape.js';
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
    const { store, clock } = service;
    await store.transaction(() => {
      const pool = findPool(service, UserPoolId);
      const settings = { ...withoutSms(withoutFactors(pool.settings), factors), ...factors, MfaConfiguration };
      checkFactors(settings, factors);
      checkMfaBesideFirstFactors(settings);
      store.pools.save({ ...pool, settings, modifiedAt: clock.now() });
    });
    return { ...factors, MfaConfiguration };
  },
});

type Factors = Infer<typeof mfaFactorSettings>;

/** The pool has one SMS configuration, so a request that does not name SMS takes it away, and one that does may set it. */
function withoutSms<T extends Pick<PoolSettings, 'SmsConfiguration'>>(
  settings: T,
  { SmsMfaConfiguration }: Factors,
): T {
  const { SmsConfiguration, ...others } = settings;
  const next = SmsMfaConfiguration && (SmsMfaConfiguration.SmsConfiguration ?? SmsConfiguration);
  return { ...others, ...(next && { SmsConfiguration: next }) } as T;
}

function checkFactors(settings: PoolSettings, factors: Factors): void {
  const { MfaConfiguration, UserPoolTier, EmailConfiguration } = settings;
  const { SmsMfaConfiguration, SoftwareTokenMfaConfiguration, EmailMfaConfiguration, WebAuthnConfiguration } = factors;
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
  if (EmailMfaConfiguration && UserPoolTier === 'LITE') {
    throw new ServiceError('FeatureUnavailableInTierException', 'Email MFA is not available in the LITE tier.');
  }
  if (EmailMfaConfiguration && EmailConfiguration?.EmailSendingAccount !== 'DEVELOPER') {
    throw invalidParameter(
      'Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of COGNITO_DEFAULT.',
    );
  }
  if (WebAuthnConfiguration) checkWebAuthn(settings, WebAuthnConfiguration);
}
