import type { AppClientSettings } from '../pools/settings.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const units = { seconds: SECOND, minutes: MINUTE, hours: HOUR, days: DAY };

/** Milliseconds that an access or ID token is good for: an hour unless the client says otherwise, 5 minutes to a day. */
export function tokenLife(settings: AppClientSettings, use: 'AccessToken' | 'IdToken'): number {
  const validity = use === 'AccessToken' ? settings.AccessTokenValidity : settings.IdTokenValidity;
  if (validity === undefined) return HOUR;
  return clamp(validity * units[settings.TokenValidityUnits?.[use] ?? 'hours'], 5 * MINUTE, DAY);
}

/** Milliseconds that a refresh token is good for: 30 days unless the client says otherwise, an hour to ten years. */
export function refreshTokenLife(settings: AppClientSettings): number {
  const validity = settings.RefreshTokenValidity;
  if (validity === undefined || validity === 0) return 30 * DAY;
  return clamp(validity * units[settings.TokenValidityUnits?.RefreshToken ?? 'days'], HOUR, 3650 * DAY);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
