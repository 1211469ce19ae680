import { signText, type SigningKey } from '../crypto/signing-keys.js';
import type { Service } from '../service.js';
import type { AppClient } from '../store/app-clients.js';
import type { UserPool } from '../store/pools.js';
import type { SignIn } from '../store/sign-ins.js';
import type { User } from '../store/users.js';
import { tokenLife } from './validity.js';

/** The scope of every token that the API, rather than the hosted UI, hands out. */
export const API_SCOPE = 'aws.cognito.signin.user.admin';

const BOOLEANS = new Set(['email_verified', 'phone_number_verified']);

export interface SignedTokens {
  readonly AccessToken: string;
  readonly IdToken: string;
  /** Seconds that the access token is good for. */
  readonly ExpiresIn: number;
  readonly TokenType: 'Bearer';
}

/** New ID and access tokens of a login, each signed with the key of its kind. */
export async function signTokens(
  service: Service,
  pool: UserPool,
  client: AppClient,
  user: User,
  signIn: SignIn,
): Promise<SignedTokens> {
  const now = service.clock.now();
  const accessLife = tokenLife(client.settings, 'AccessToken');
  const shared = {
    sub: user.sub,
    iss: service.issuer(pool.id),
    origin_jti: signIn.originJti,
    event_id: service.ids.uuid(),
    auth_time: seconds(signIn.authTime),
    iat: seconds(now),
  };
  const idClaims = {
    ...readableAttributes(user, client),
    ...shared,
    'cognito:username': user.username,
    aud: client.id,
    token_use: 'id',
    exp: seconds(now + tokenLife(client.settings, 'IdToken')),
    jti: service.ids.uuid(),
  };
  const accessClaims = {
    ...shared,
    ...(signIn.deviceKey !== undefined && { device_key: signIn.deviceKey }),
    client_id: client.id,
    token_use: 'access',
    scope: API_SCOPE,
    exp: seconds(now + accessLife),
    jti: service.ids.uuid(),
    username: user.username,
  };
  const [idKey, accessKey] = await Promise.all([
    service.signingKeys.get(pool.id, 'id'),
    service.signingKeys.get(pool.id, 'access'),
  ]);
  return {
    AccessToken: signJwt(accessKey, accessClaims),
    IdToken: signJwt(idKey, idClaims),
    ExpiresIn: seconds(accessLife),
    TokenType: 'Bearer',
  };
}

/** RFC 7515 compact form. The header has no `typ`, as Cognito's. */
function signJwt(key: SigningKey, claims: object): string {
  const signed = `${base64url({ kid: key.kid, alg: 'RS256' })}.${base64url(claims)}`;
  return `${signed}.${signText(key, signed).toString('base64url')}`;
}

function readableAttributes(user: User, client: AppClient): Record<string, unknown> {
  const readable = client.settings.ReadAttributes;
  return Object.fromEntries(
    Object.entries(user.attributes)
      .filter(([name]) => readable === undefined || readable.includes(name))
      .map(([name, value]) => [name, claimValue(name, value)]),
  );
}

/** Attributes are strings on the API; in tokens the verified flags are booleans and the address is an object (OIDC). */
function claimValue(name: string, value: string): unknown {
  if (BOOLEANS.has(name)) return value === 'true';
  if (name === 'address') return { formatted: value };
  if (name === 'updated_at') return Number(value);
  return value;
}

function base64url(content: object): string {
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
