import { invalidParameter } from '../protocol/errors.js';
import { livesAreInRange, refreshTokenLife, tokenLife } from '../tokens/validity.js';
import { checkClientAttributes } from './client-attributes.js';
import { rotatesRefreshTokens, type AppClientSettings, type SchemaAttribute } from './settings.js';

/** What the settings of an app client are held against. */
export interface AppClientCircumstances {
  /** The attributes that the pool has. */
  readonly schema: readonly SchemaAttribute[];
  readonly hasSecret: boolean;
  /** A word of Cognito's texts. */
  readonly doing: 'creating' | 'updating';
}

/**
 * The rules by which the settings of a new or updated app client go together, and with its pool.
 * @throws {ServiceError} InvalidParameterException.
 */
export function checkAppClientSettings(
  settings: AppClientSettings,
  { schema, hasSecret, doing }: AppClientCircumstances,
): void {
  const flows = settings.ExplicitAuthFlows ?? [];
  const modern = flows.filter((flow) => flow.startsWith('ALLOW_'));
  if (modern.length > 0 && modern.length < flows.length) {
    throw invalidParameter("Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.");
  }
  if (rotatesRefreshTokens(settings) && flows.includes('ALLOW_REFRESH_TOKEN_AUTH')) {
    throw invalidParameter('Refresh token rotation can not be enabled together with ALLOW_REFRESH_TOKEN_AUTH.');
  }
  if (!livesAreInRange(settings)) throw invalidParameter('Invalid range for token validity.');
  const longest = Math.max(tokenLife(settings, 'AccessToken'), tokenLife(settings, 'IdToken'));
  if (longest > refreshTokenLife(settings)) {
    throw invalidParameter(
      'Access and Id Token expiration times must be less than or equal to refresh token expiration times.',
    );
  }
  if (settings.EnablePropagateAdditionalUserContextData && !hasSecret) {
    throw invalidParameter('Client Secret is required to set EnablePropagateAdditionalUserContextData as true');
  }
  checkClientAttributes(settings, schema, doing);
}
