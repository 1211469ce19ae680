import type { ClaimOverrides } from '../triggers/token-generation.js';
import type { Claims } from './claims.js';

/** Claims that no function changes; the developer guide lists them. */
const FIXED = new Set([
  'acr',
  'amr',
  'at_hash',
  'aud',
  'auth_time',
  'azp',
  'cognito:username',
  'event_id',
  'exp',
  'iat',
  'identities',
  'iss',
  'jti',
  'nbf',
  'nonce',
  'origin_jti',
  'sub',
  'token_use',
]);

/** And these of the access token. */
const FIXED_IN_ACCESS = new Set(['client_id', 'device_key', 'scope', 'username', 'version']);

/** The claims of a token as PreTokenGeneration wants them. What it may not change is left as it is. */
export function overrideClaims(claims: Claims, { add, suppress }: ClaimOverrides, token: 'id' | 'access'): Claims {
  const isFixed = (name: string): boolean => FIXED.has(name) || (token === 'access' && FIXED_IN_ACCESS.has(name));
  const suppressed = new Set(suppress.filter((name) => !isFixed(name)));
  const added = Object.entries(add).filter(([name, value]) => !isFixed(name) && value !== null);
  return Object.fromEntries([...Object.entries(claims), ...added].filter(([name]) => !suppressed.has(name)));
}
