import type { Service } from '../service.js';
import { namesTokens } from '../pools/settings.js';
import type { AppClient } from '../store/app-clients.js';
import type { UserPool } from '../store/pools.js';
import type { SignIn } from '../store/sign-ins.js';
import type { User } from '../store/users.js';
import type { GroupConfiguration } from '../triggers/token-generation.js';
import { tokenLife } from './validity.js';

/** The scope of every token that the API, rather than the hosted UI, hands out. */
export const API_SCOPE = 'aws.cognito.signin.user.admin';

export type Claims = Readonly<Record<string, unknown>>;

/** What the claims of one issue of tokens are made of. */
export interface TokenSubject {
  readonly pool: UserPool;
  readonly client: AppClient;
  readonly user: User;
  readonly signIn: SignIn;
  readonly membership: GroupConfiguration;
  readonly scopes: readonly string[];
  /** The same in both tokens. */
  readonly eventId: string;
}

export function idClaims(service: Service, subject: TokenSubject): Claims {
  const { client, user, membership } = subject;
  const { iamRolesToOverride: roles, preferredRole } = membership;
  return {
    ...readableAttributes(user, client),
    ...sharedClaims(service, subject),
    ...(roles.length > 0 && { 'cognito:roles': roles }),
    ...(preferredRole !== null && { 'cognito:preferred_role': preferredRole }),
    'cognito:username': user.username,
    aud: client.id,
    token_use: 'id',
    exp: seconds(service.clock.now() + tokenLife(client.settings, 'IdToken')),
    ...tokenName(service, client),
  };
}

export function accessClaims(service: Service, subject: TokenSubject): Claims {
  const { client, user, signIn, scopes } = subject;
  return {
    ...sharedClaims(service, subject),
    ...(signIn.deviceKey !== undefined && { device_key: signIn.deviceKey }),
    client_id: client.id,
    token_use: 'access',
    scope: scopes.join(' '),
    exp: seconds(service.clock.now() + tokenLife(client.settings, 'AccessToken')),
    ...tokenName(service, client),
    username: user.username,
  };
}

function sharedClaims(service: Service, { pool, client, user, signIn, membership, eventId }: TokenSubject): Claims {
  const { groupsToOverride: groups } = membership;
  return {
    sub: user.sub,
    ...(groups.length > 0 && { 'cognito:groups': groups }),
    iss: service.issuer(pool.id),
    ...(namesTokens(client.settings) && { origin_jti: signIn.originJti }),
    event_id: eventId,
    auth_time: seconds(signIn.authTime),
    iat: seconds(service.clock.now()),
  };
}

function tokenName(service: Service, { settings }: AppClient): Claims {
  return namesTokens(settings) ? { jti: service.ids.uuid() } : {};
}

function readableAttributes(user: User, client: AppClient): Claims {
  const readable = client.settings.ReadAttributes;
  return Object.fromEntries(
    Object.entries(user.attributes)
      .filter(([name]) => readable === undefined || readable.includes(name))
      .map(([name, value]) => [name, claimValue(name, value)]),
  );
}

const BOOLEANS = new Set(['email_verified', 'phone_number_verified']);

/** Attributes are strings on the API; in tokens the verified flags are booleans and the address is an object (OIDC). */
function claimValue(name: string, value: string): unknown {
  if (BOOLEANS.has(name)) return value === 'true';
  if (name === 'address') return { formatted: value };
  if (name === 'updated_at') return Number(value);
  return value;
}

/** Times in tokens are whole seconds. */
export function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
