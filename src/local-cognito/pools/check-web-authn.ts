import { invalidParameter, ServiceError } from '../protocol/errors.js';
import type { PoolSettings } from './settings.js';

/** A host name, without scheme, port and path. An address is none: browsers refuse it. */
const DOMAIN = /^(?!.*\.\d+$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/**
 * The rules of WebAuthnConfiguration.
 * @throws {ServiceError} FeatureUnavailableInTierException or InvalidParameterException.
 */
export function checkWebAuthn(
  { UserPoolTier }: PoolSettings,
  { RelyingPartyId }: NonNullable<PoolSettings['WebAuthnConfiguration']>,
): void {
  if (UserPoolTier === 'LITE') {
    throw new ServiceError('FeatureUnavailableInTierException', 'Passkeys are not available in the LITE tier.');
  }
  if (RelyingPartyId !== undefined && !DOMAIN.test(RelyingPartyId)) {
    throw invalidParameter(
      'RelyingPartyId must be a domain in lower case, such as example.com or localhost, without scheme, port and path.',
    );
  }
}
