import { createHash } from 'node:crypto';
import { invalidSession } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { SignIn } from '../store/sign-ins.js';
import { answerMetadata, postAuthentication } from '../triggers/authentication-triggers.js';
import { newRefreshToken } from '../tokens/refresh-token.js';
import { signTokens } from '../tokens/sign-tokens.js';
import { refreshTokenLife } from '../tokens/validity.js';
import type { AuthResponse, SignInProgress } from './attempt.js';
import { tracksDevices } from './devices.js';
import { forgiveFailures } from './lockout.js';
import { hasMetSecondFactor } from './second-factor.js';
import { spend } from './session.js';
import { checkState } from './user-state.js';

/** Refresh tokens are stored by their hash alone. */
export function hashRefreshToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/**
 * Ends a sign-in: uses up what was answered and opens a family of tokens. A login without a known device is offered a
 * new one, in pools that track devices.
 * @param also more to do in the same transaction; what it throws undoes all.
 * @throws {ServiceError} when the user may not sign in any more.
 */
export async function issueTokens(
  service: Service,
  progress: SignInProgress,
  also?: () => void,
): Promise<AuthResponse> {
  const { pool, client, device, ip } = progress;
  const { store, clock, ids } = service;
  const now = clock.now();
  const refreshToken = newRefreshToken(service);
  const offered =
    device === undefined && tracksDevices(pool)
      ? { deviceKey: ids.deviceKey(service.region), groupKey: ids.deviceGroupKey() }
      : undefined;
  const part = device ?? offered;
  const metSecondFactor = hasMetSecondFactor(progress);
  const signIn: SignIn = {
    originJti: ids.uuid(),
    poolId: pool.id,
    sub: progress.user.sub,
    clientId: client.id,
    refreshHash: hashRefreshToken(refreshToken),
    ...(part && { deviceKey: part.deviceKey, groupKey: part.groupKey }),
    metSecondFactor,
    authTime: now,
    expiresAt: now + refreshTokenLife(client.settings),
  };
  const user = await store.transaction(() => {
    spend(service, progress.answered);
    also?.();
    // With what this sign-in has changed, and what has changed since it began.
    const user = store.users.find(pool.id, signIn.sub);
    if (user === undefined) throw invalidSession();
    checkState(service, pool, user);
    // Since the first proof an administrator has set a temporary password.
    if (user.status === 'FORCE_CHANGE_PASSWORD' && !progress.custom) throw invalidSession();
    forgiveFailures(service, user);
    if (device) store.devices.setAuthenticated(device, { ip, at: now, metSecondFactor });
    store.signIns.insert(signIn);
    return user;
  });
  await postAuthentication(service, progress, user, offered !== undefined);
  const { sdk, reason = 'Authentication' } = progress;
  const call = { pool, client, user, sdk, reason, ...answerMetadata(progress) };
  return {
    ChallengeParameters: {},
    AuthenticationResult: {
      ...(await signTokens(service, call, signIn)),
      RefreshToken: refreshToken,
      ...(offered && { NewDeviceMetadata: { DeviceKey: offered.deviceKey, DeviceGroupKey: offered.groupKey } }),
    },
  };
}
