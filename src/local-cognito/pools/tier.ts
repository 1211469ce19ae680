import { ServiceError } from '../protocol/errors.js';

/**
 * Refuses a feature that the pool's plan lacks. Cognito's names are known for Threat Protection, Passwordless Sign-In and
 * Token Customization with Pre-Token Generation Lambda; those of other features are ours.
 */
export function notInTier(tier: 'LITE' | 'ESSENTIALS', feature: string): ServiceError {
  return new ServiceError(
    'FeatureUnavailableInTierException',
    `The following features need to be disabled for the ${tier} pricing tier configured: ${feature}`,
  );
}
