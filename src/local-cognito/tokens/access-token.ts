import { verify } from 'node:crypto';
import { findPool } from '../pools/lookup.js';
import { notAuthorized, ServiceError, userDisabled } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { AppClient } from '../store/app-clients.js';
import type { UserPool } from '../store/pools.js';
import type { SignIn } from '../store/sign-ins.js';
import type { User } from '../store/users.js';
import { API_SCOPE } from './claims.js';

/** Who an access token speaks for. */
export interface Bearer {
  readonly pool: UserPool;
  readonly client: AppClient;
  readonly user: User;
  readonly signIn: SignIn;
}

interface AccessClaims {
  readonly iss: string;
  readonly token_use: string;
  readonly scope: string;
  readonly exp: number;
  /** Absent where the app client's tokens can't be revoked; then the event is the login. */
  readonly origin_jti?: string;
  readonly event_id: string;
}

/**
 * Checks an access token as the self-service operations do: form, signature, expiry, revocation, scope, user.
 * @throws {ServiceError} NotAuthorizedException, or UserNotFoundException when the user was deleted.
 */
export async function readAccessToken(service: Service, token: string): Promise<Bearer> {
  const { claims, signed, signature } = decode(token);
  if (claims.token_use !== 'access') throw invalidAccessToken();
  const pool = await verifySignature(service, claims, signed, signature);
  if (claims.exp * 1000 <= service.clock.now()) throw notAuthorized('Access Token has expired');
  if (!claims.scope.split(' ').includes(API_SCOPE)) throw notAuthorized('Access Token does not have required scopes');
  return findBearer(service, pool, claims.origin_jti ?? claims.event_id);
}

/**
 * The bearer as things are by now. To be called in the transaction of an operation that has waited for something else
 * than its token.
 * @throws {ServiceError} as `readAccessToken` does, or ResourceNotFoundException when the pool was deleted.
 */
export function bearerNow(service: Service, { pool, signIn }: Bearer): Bearer {
  return findBearer(service, findPool(service, pool.id), signIn.originJti);
}

function findBearer(service: Service, pool: UserPool, originJti: string): Bearer {
  const signIn = service.store.signIns.find(originJti);
  if (signIn === undefined) throw new ServiceError('UserNotFoundException', 'User does not exist.');
  if (signIn.revokedAt !== undefined) throw notAuthorized('Access Token has been revoked');
  const user = service.store.users.find(pool.id, signIn.sub);
  const client = service.store.appClients.find(signIn.clientId);
  if (user === undefined || client === undefined) {
    throw new ServiceError('UserNotFoundException', 'User does not exist.');
  }
  if (!user.enabled) throw userDisabled();
  return { pool, client, user, signIn };
}

function decode(token: string): { claims: AccessClaims; signed: string; signature: Buffer } {
  const [header = '', payload = '', signature = '', ...rest] = token.split('.');
  try {
    const { alg } = JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as { alg?: unknown };
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Partial<AccessClaims>;
    const complete =
      [claims.iss, claims.token_use, claims.scope, claims.event_id, claims.origin_jti ?? ''].every(
        (claim) => typeof claim === 'string',
      ) && typeof claims.exp === 'number';
    if (alg === 'RS256' && complete && rest.length === 0) {
      return {
        claims: claims as AccessClaims,
        signed: `${header}.${payload}`,
        signature: Buffer.from(signature, 'base64url'),
      };
    }
  } catch {
    // Answered below, like every text that is no token of ours.
  }
  throw invalidAccessToken();
}

/** The pool is the last part of `iss`; its key alone decides whether the token is genuine. */
async function verifySignature(
  service: Service,
  claims: AccessClaims,
  signed: string,
  signature: Buffer,
): Promise<UserPool> {
  const poolId = claims.iss.slice(claims.iss.lastIndexOf('/') + 1);
  if (service.store.pools.find(poolId) === undefined) {
    throw notAuthorized('Could not verify signature for Access Token');
  }
  const { publicKey } = await service.signingKeys.get(poolId, 'access');
  if (!verify('sha256', Buffer.from(signed), publicKey, signature)) {
    throw notAuthorized('Could not verify signature for Access Token');
  }
  return findPool(service, poolId);
}

function invalidAccessToken(): ServiceError {
  return notAuthorized('Invalid Access Token');
}
