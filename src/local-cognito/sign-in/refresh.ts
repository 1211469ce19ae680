import { rotatesRefreshTokens } from '../pools/settings.js';
import { invalidParameter, notAuthorized, ServiceError, userDisabled } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { AppClient } from '../store/app-clients.js';
import type { UserPool } from '../store/pools.js';
import type { SignIn } from '../store/sign-ins.js';
import type { User } from '../store/users.js';
import { checkRefreshSecretHash } from '../users/secret-hash.js';
import { signTokens } from '../tokens/sign-tokens.js';
import type { AuthResponse, SignInCall } from './attempt.js';
import { tracksDevices } from './devices.js';
import { hashRefreshToken } from './issue-tokens.js';
import { requireParameter, type Parameters } from './parameters.js';

/** One use of a refresh token. */
export interface Refresh {
  readonly pool: UserPool;
  readonly client: AppClient;
  readonly refreshToken: string;
  readonly deviceKey: string | undefined;
  /** What the operation says of a token that is none: the two differ in their full stop. */
  readonly whenInvalid: 'Invalid Refresh Token' | 'Invalid Refresh Token.';
}

/** The login that a refresh token goes on with. */
export interface Login {
  readonly user: User;
  readonly signIn: SignIn;
}

/** REFRESH_TOKEN_AUTH: new ID and access tokens of the same family; the refresh token stays. */
export async function refreshTokens(service: Service, call: SignInCall, parameters: Parameters): Promise<AuthResponse> {
  const { pool, client } = call;
  // Also where the client names no flow, which else means that this one is allowed.
  if (rotatesRefreshTokens(client.settings)) {
    throw invalidParameter('REFRESH_TOKEN_AUTH is not enabled for the client.');
  }
  const refresh: Refresh = {
    pool,
    client,
    refreshToken: requireParameter(parameters, 'REFRESH_TOKEN'),
    deviceKey: parameters['DEVICE_KEY'],
    whenInvalid: 'Invalid Refresh Token',
  };
  const login = findLogin(service, refresh);
  checkRefreshSecretHash(client, login.user, parameters['SECRET_HASH']);
  checkMayGoOn(service, refresh, login);
  return {
    ChallengeParameters: {},
    AuthenticationResult: await signTokens(
      service,
      { pool, client, user: login.user, sdk: call.sdk, reason: 'RefreshTokens' },
      login.signIn,
    ),
  };
}

/**
 * @throws {ServiceError} NotAuthorizedException for a token that is unknown, another client's, revoked or expired;
 * RefreshTokenReuseException for one that was exchanged, after its grace.
 */
export function findLogin(service: Service, { pool, client, refreshToken, whenInvalid }: Refresh): Login {
  const found = service.store.signIns.findByRefreshHash(hashRefreshToken(refreshToken));
  const user = found && service.store.users.find(pool.id, found.signIn.sub);
  if (found === undefined || user === undefined || found.signIn.clientId !== client.id) {
    throw notAuthorized(whenInvalid);
  }
  const { signIn, usableUntil = Infinity } = found;
  const now = service.clock.now();
  if (signIn.revokedAt !== undefined) throw notAuthorized('Refresh Token has been revoked');
  if (signIn.expiresAt <= now) throw notAuthorized('Refresh Token has expired');
  if (usableUntil <= now) throw new ServiceError('RefreshTokenReuseException', 'Refresh Token has been used already');
  return { user, signIn };
}

/**
 * Whether the user may, and the device is the login's: pools that track devices want it named, and it must have been
 * confirmed.
 * @throws {ServiceError} NotAuthorizedException.
 */
export function checkMayGoOn(
  service: Service,
  { pool, deviceKey, whenInvalid }: Refresh,
  { user, signIn }: Login,
): void {
  if (!user.enabled) throw userDisabled();
  if (!tracksDevices(pool)) return;
  const known =
    deviceKey !== undefined &&
    deviceKey === signIn.deviceKey &&
    service.store.devices.find(pool.id, signIn.sub, deviceKey) !== undefined;
  if (!known) throw notAuthorized(whenInvalid);
}
