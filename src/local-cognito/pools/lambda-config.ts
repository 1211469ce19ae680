import { invalidParameter, ServiceError } from '../protocol/errors.js';
import type { PoolSettings } from './settings.js';

/**
 * What LambdaConfig must be beyond the form of its members.
 * @throws {ServiceError} InvalidParameterException, or FeatureUnavailableInTierException for what the plan lacks.
 */
export function checkLambdaConfig({
  LambdaConfig,
  UserPoolTier,
}: Pick<PoolSettings, 'LambdaConfig' | 'UserPoolTier'>): void {
  if (LambdaConfig === undefined) return;
  const { PreTokenGeneration, PreTokenGenerationConfig, CustomEmailSender, CustomSMSSender, KMSKeyID } = LambdaConfig;
  if (PreTokenGeneration && PreTokenGenerationConfig && PreTokenGeneration !== PreTokenGenerationConfig.LambdaArn) {
    throw invalidParameter('PreTokenGeneration and PreTokenGenerationConfig must name the same function.');
  }
  if (UserPoolTier === 'LITE' && (PreTokenGenerationConfig?.LambdaVersion ?? 'V1_0') !== 'V1_0') {
    throw new ServiceError(
      'FeatureUnavailableInTierException',
      'Access token customization is not available in the LITE tier.',
    );
  }
  if ((CustomEmailSender || CustomSMSSender) && KMSKeyID === undefined) {
    throw invalidParameter('A custom sender needs a KMSKeyID.');
  }
}
