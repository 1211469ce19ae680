import { invalidParameter } from '../protocol/errors.js';
import type { PoolSettings } from './settings.js';
import { notInTier } from './tier.js';

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
  const version = PreTokenGenerationConfig?.LambdaVersion ?? 'V1_0';
  if (UserPoolTier === 'LITE' && version !== 'V1_0') {
    throw notInTier(UserPoolTier, `Token Customization with Pre-Token Generation Lambda ${version}`);
  }
  if ((CustomEmailSender || CustomSMSSender) && KMSKeyID === undefined) {
    throw invalidParameter('KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used.');
  }
}
