import { signText, type SigningKey } from '../crypto/signing-keys.js';
import { namesTokens } from '../pools/settings.js';
import type { Service } from '../service.js';
import type { SignIn } from '../store/sign-ins.js';
import { preTokenGeneration, type TokenCall, type TokenOverrides } from '../triggers/token-generation.js';
import { accessClaims, API_SCOPE, idClaims, seconds, type Claims, type TokenSubject } from './claims.js';
import { membershipOf } from './membership.js';
import { overrideClaims } from './override-claims.js';
import { tokenLife } from './validity.js';

export interface SignedTokens {
  readonly AccessToken: string;
  readonly IdToken: string;
  /** Seconds that the access token is good for. */
  readonly ExpiresIn: number;
  readonly TokenType: 'Bearer';
}

/** New ID and access tokens of a login, as the PreTokenGeneration function wants them, each signed with the key of its kind. */
export async function signTokens(service: Service, call: TokenCall, signIn: SignIn): Promise<SignedTokens> {
  const { pool, client, user } = call;
  const membership = membershipOf(service.store.groups.listOfUser(pool.id, user.sub));
  const scopes = [API_SCOPE];
  // Where nothing else in a token names the login, the event does.
  const eventId = namesTokens(client.settings) ? service.ids.uuid() : signIn.originJti;
  const plain = { pool, client, user, signIn, membership, scopes, eventId };
  const overrides = await preTokenGeneration(service, call, membership, scopes);
  const claims = overrides ? overridden(service, plain, overrides) : bothClaims(service, plain);
  const [idKey, accessKey] = await Promise.all([
    service.signingKeys.get(pool.id, 'id'),
    service.signingKeys.get(pool.id, 'access'),
  ]);
  return {
    AccessToken: signJwt(accessKey, claims.access),
    IdToken: signJwt(idKey, claims.id),
    ExpiresIn: seconds(tokenLife(client.settings, 'AccessToken')),
    TokenType: 'Bearer',
  };
}

function bothClaims(service: Service, subject: TokenSubject): { id: Claims; access: Claims } {
  return { id: idClaims(service, subject), access: accessClaims(service, subject) };
}

function overridden(
  service: Service,
  subject: TokenSubject,
  overrides: TokenOverrides,
): { id: Claims; access: Claims } {
  const { groups, scopesToAdd, scopesToSuppress } = overrides;
  const membership = groups ?? subject.membership;
  const scopes = [...new Set([...subject.scopes, ...scopesToAdd])].filter((scope) => !scopesToSuppress.includes(scope));
  const { id, access } = bothClaims(service, { ...subject, membership, scopes });
  return {
    id: overrideClaims(id, overrides.id, 'id'),
    access: overrideClaims(access, overrides.access, 'access'),
  };
}

/** RFC 7515 compact form. The header has no `typ`, as Cognito's. */
function signJwt(key: SigningKey, claims: Claims): string {
  const signed = `${base64url({ kid: key.kid, alg: 'RS256' })}.${base64url(claims)}`;
  return `${signed}.${signText(key, signed).toString('base64url')}`;
}

function base64url(content: object): string {
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}
