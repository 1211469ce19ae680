import { signText, type SigningKey } from '../crypto/signing-keys.js';
import type { Service } from '../service.js';
import type { AppClient } from '../store/app-clients.js';
import type { UserPool } from '../store/pools.js';
import type { SignIn } from '../store/sign-ins.js';
import type { User } from '../store/users.js';
import { accessClaims, idClaims, seconds, type Claims } from './claims.js';
import { tokenLife } from './validity.js';

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
  const groups = service.store.groups.listOfUser(pool.id, user.sub);
  const subject = { pool, client, user, signIn, groups, eventId: service.ids.uuid() };
  const [idKey, accessKey] = await Promise.all([
    service.signingKeys.get(pool.id, 'id'),
    service.signingKeys.get(pool.id, 'access'),
  ]);
  return {
    AccessToken: signJwt(accessKey, accessClaims(service, subject)),
    IdToken: signJwt(idKey, idClaims(service, subject)),
    ExpiresIn: seconds(tokenLife(client.settings, 'AccessToken')),
    TokenType: 'Bearer',
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
