import { clientSecretFits } from '../pools/client-secret.js';
import { findClient } from '../pools/lookup.js';
import { rotatesRefreshTokens } from '../pools/settings.js';
import { notAuthorized } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { map, structure } from '../protocol/shape.js';
import { clientId, clientSecret, deviceKey, token } from '../protocol/types.js';
import type { Service } from '../service.js';
import { hashRefreshToken } from '../sign-in/issue-tokens.js';
import { checkMayGoOn, findLogin, type Refresh } from '../sign-in/refresh.js';
import { newRefreshToken } from '../tokens/refresh-token.js';
import { sdkOf } from '../triggers/caller.js';
import { signTokens } from '../tokens/sign-tokens.js';

export const getTokensFromRefreshToken = operation({
  name: 'GetTokensFromRefreshToken',
  auth: 'none',
  input: structure(
    { RefreshToken: token, ClientId: clientId },
    { ClientSecret: clientSecret, DeviceKey: deviceKey, ClientMetadata: map },
  ),
  async run(service, { RefreshToken, ClientId, ClientSecret, DeviceKey, ClientMetadata }, { userAgent }) {
    const { client, pool } = findClient(service, ClientId);
    if (!clientSecretFits(client, ClientSecret)) throw notAuthorized('Invalid client secret.');
    const refresh: Refresh = {
      pool,
      client,
      refreshToken: RefreshToken,
      deviceKey: DeviceKey,
      whenInvalid: 'Invalid Refresh Token.',
    };
    const login = findLogin(service, refresh);
    checkMayGoOn(service, refresh, login);
    const { user, signIn } = login;
    const call = {
      pool,
      client,
      user,
      sdk: sdkOf(userAgent),
      reason: 'RefreshTokens' as const,
      ...(ClientMetadata && { clientMetadata: ClientMetadata }),
    };
    const tokens = await signTokens(service, call, signIn);
    if (!rotatesRefreshTokens(client.settings)) return { AuthenticationResult: tokens };
    return { AuthenticationResult: { ...tokens, RefreshToken: await exchange(service, refresh) } };
  },
});

/**
 * Gives a new refresh token for the old one, which works for the client's grace from its first exchange on. Last of all,
 * so that no failure costs the caller the token.
 * @throws {ServiceError} RefreshTokenReuseException when another call was first, and there is no grace.
 */
async function exchange(service: Service, refresh: Refresh): Promise<string> {
  const { store, clock } = service;
  const { RefreshTokenRotation } = refresh.client.settings;
  const grace = (RefreshTokenRotation?.RetryGracePeriodSeconds ?? 0) * 1000;
  const next = newRefreshToken(service);
  await store.transaction(() => {
    const { signIn } = findLogin(service, refresh);
    const [from, to] = [hashRefreshToken(refresh.refreshToken), hashRefreshToken(next)];
    store.signIns.exchangeRefreshToken(signIn, from, to, clock.now() + grace);
  });
  return next;
}
