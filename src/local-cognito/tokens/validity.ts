import type { AppClientSettings } from '../pools/settings.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const units = { seconds: SECOND, minutes: MINUTE, hours: HOUR, days: DAY };

/** Milliseconds that an access or ID token is good for: an hour unless the client says otherwise. */
export function tokenLife(settings: AppClientSettings, use: 'AccessToken' | 'IdToken'): number {
  const validity = use === 'AccessToken' ? settings.AccessTokenValidity : settings.IdTokenValidity;
  if (validity === undefined) return HOUR;
  return validity * units[settings.TokenValidityUnits?.[use] ?? 'hours'];
}

/** Milliseconds that a refresh token is good for: 30 days unless the client says otherwise. */
export function refreshTokenLife(settings: AppClientSettings): number {
  const validity = settings.RefreshTokenValidity;
  if (validity === undefined || validity === 0) return 30 * DAY;
  return validity * units[settings.TokenValidityUnits?.RefreshToken ?? 'days'];
}

/** Access and ID tokens live for 5 minutes to a day, refresh tokens for an hour to ten years. */
export function livesAreInRange(settings: AppClientSettings): boolean {
  const short = [tokenLife(settings, 'AccessToken'), tokenLife(settings, 'IdToken')];
  const long = refreshTokenLife(settings);
  return short.every((life) => life >= 5 * MINUTE && life <= DAY) && long >= HOUR && long <= 3650 * DAY;
}
