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

/** Of those with Cognito's own prefix, these alone may be changed. */
const GROUPS = new Set(['cognito:groups', 'cognito:roles', 'cognito:preferred_role']);

/** The claims of a token as PreTokenGeneration wants them. What it may not change is left as it is. */
export function overrideClaims(claims: Claims, { add, suppress }: ClaimOverrides, token: 'id' | 'access'): Claims {
  const suppressed = new Set(suppress.filter((name) => !isFixed(name, token)));
  const added = Object.entries(add).filter(([name, value]) => value !== null && mayAdd(claims, name, value, token));
  return Object.fromEntries([...Object.entries(claims), ...added].filter(([name]) => !suppressed.has(name)));
}

function isFixed(name: string, token: 'id' | 'access'): boolean {
  if (name.startsWith('cognito:')) return !GROUPS.has(name);
  return FIXED.has(name) || (token === 'access' && FIXED_IN_ACCESS.has(name));
}

/** Attributes of the developer alone never appear; an access token may have its app client for an audience. */
function mayAdd(claims: Claims, name: string, value: unknown, token: 'id' | 'access'): boolean {
  if (token === 'access' && name === 'aud') return value === claims['client_id'];
  return !isFixed(name, token) && !name.startsWith('dev:');
}
