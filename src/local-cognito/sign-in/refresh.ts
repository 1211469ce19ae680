import { notAuthorized, userDisabled, type ServiceError } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { AppClient } from '../store/app-clients.js';
import type { UserPool } from '../store/pools.js';
import type { SignIn } from '../store/sign-ins.js';
import { checkRefreshSecretHash } from '../users/secret-hash.js';
import { signTokens } from '../tokens/sign-tokens.js';
import type { AuthResponse, SignInCall } from './attempt.js';
import { tracksDevices } from './devices.js';
import { hashRefreshToken } from './issue-tokens.js';
import { requireParameter, type Parameters } from './parameters.js';

/** REFRESH_TOKEN_AUTH: new ID and access tokens of the same family; the refresh token stays. */
export async function refreshTokens(service: Service, call: SignInCall, parameters: Parameters): Promise<AuthResponse> {
  const { pool, client } = call;
  const signIn = findSignIn(service, client, requireParameter(parameters, 'REFRESH_TOKEN'));
  const user = service.store.users.find(pool.id, signIn.sub);
  if (user === undefined) throw invalidRefreshToken();
  checkRefreshSecretHash(client, user, parameters['SECRET_HASH']);
  if (!user.enabled) throw userDisabled();
  checkDevice(service, pool, signIn, parameters['DEVICE_KEY']);
  const tokens = await signTokens(service, { pool, client, user, sdk: call.sdk, reason: 'RefreshTokens' }, signIn);
  return { ChallengeParameters: {}, AuthenticationResult: tokens };
}

function findSignIn(service: Service, client: AppClient, refreshToken: string): SignIn {
  const signIn = service.store.signIns.findByRefreshHash(hashRefreshToken(refreshToken));
  if (signIn === undefined || signIn.clientId !== client.id) throw invalidRefreshToken();
  if (signIn.revokedAt !== undefined) throw notAuthorized('Refresh Token has been revoked');
  if (signIn.expiresAt <= service.clock.now()) throw notAuthorized('Refresh Token has expired');
  return signIn;
}

/** In pools that track devices, a refresh must name the device of the login, and that must have been confirmed. */
function checkDevice(service: Service, pool: UserPool, signIn: SignIn, deviceKey: string | undefined): void {
  if (!tracksDevices(pool)) return;
  const known =
    deviceKey !== undefined &&
    deviceKey === signIn.deviceKey &&
    service.store.devices.find(pool.id, signIn.sub, deviceKey) !== undefined;
  if (!known) throw invalidRefreshToken();
}

function invalidRefreshToken(): ServiceError {
  return notAuthorized('Invalid Refresh Token');
}
