import type { TokensVerified } from '../events/index.js';

type Claims = TokensVerified['idClaims'];

export interface ClaimRow {
  readonly label: string;
  readonly id: string;
  readonly access: string;
}

/** Claims that say the same thing, though each token has its own name for it. */
const pairs = [
  { label: 'username', id: 'cognito:username', access: 'username' },
  { label: 'app client', id: 'aud', access: 'client_id' },
];
const first = ['token_use', 'username', 'sub', 'email', 'email_verified', 'app client', 'scope'];
const times = ['auth_time', 'iat', 'exp'];
/** The issuer is shown above the table; the others tell a reader nothing. */
const unimportant = new Set(['iss', 'jti', 'origin_jti', 'event_id', 'at_hash', 'version', 'nonce']);

/** What both tokens claim, in the order of interest. Claims that are not known here, such as custom ones, are kept. */
export function claimRows(idClaims: Claims, accessClaims: Claims): ClaimRow[] {
  const paired = new Set(pairs.flatMap(({ id, access }) => [id, access]));
  const names = new Set([...Object.keys(idClaims), ...Object.keys(accessClaims)]);
  const alone = [...names]
    .filter((name) => !paired.has(name) && !isUnimportant(name))
    .map((name) => ({ label: name, id: name, access: name }));
  const rows = [...pairs, ...alone]
    .map(({ label, id, access }) => ({
      label,
      id: readable(id, idClaims[id]),
      access: readable(access, accessClaims[access]),
    }))
    .filter(({ id, access }) => id !== '' || access !== '');
  return inOrder(rows, ({ label }) => label);
}

/** In the order of interest, the times last. */
export function inOrder<T>(claims: readonly T[], labelOf: (claim: T) => string): T[] {
  const order = [...first, '', ...times];
  const rank = (label: string): number => order.indexOf(order.includes(label) ? label : '');
  return claims.toSorted((a, b) => rank(labelOf(a)) - rank(labelOf(b)));
}

export function isTime(name: string): boolean {
  return times.includes(name);
}

export function isUnimportant(name: string): boolean {
  return unimportant.has(name);
}

export function readableTime(secondsSinceEpoch: number): string {
  return `${new Date(secondsSinceEpoch * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

function readable(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number' && isTime(name)) return readableTime(value);
  if (Array.isArray(value)) return value.map(String).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
