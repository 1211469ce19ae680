import { invalidParameter } from '../protocol/errors.js';
import { livesAreInRange, refreshTokenLife, tokenLife } from '../tokens/validity.js';
import { rotatesRefreshTokens, type AppClientSettings } from './settings.js';

/**
 * The rules by which the settings of a new or updated app client go together.
 * @throws {ServiceError} InvalidParameterException.
 */
export function checkAppClientSettings(settings: AppClientSettings): void {
  const flows = settings.ExplicitAuthFlows ?? [];
  const modern = flows.filter((flow) => flow.startsWith('ALLOW_'));
  if (modern.length > 0 && modern.length < flows.length) {
    throw invalidParameter('Legacy values of ExplicitAuthFlows can not be mixed with values that start with ALLOW_.');
  }
  if (rotatesRefreshTokens(settings) && flows.includes('ALLOW_REFRESH_TOKEN_AUTH')) {
    throw invalidParameter('Refresh token rotation can not be enabled together with ALLOW_REFRESH_TOKEN_AUTH.');
  }
  if (!livesAreInRange(settings)) throw invalidParameter('Invalid range for token validity.');
  for (const use of ['AccessToken', 'IdToken'] as const) {
    if (tokenLife(settings, use) > refreshTokenLife(settings)) {
      throw invalidParameter(`${use}Validity can not be longer than RefreshTokenValidity.`);
    }
  }
}
