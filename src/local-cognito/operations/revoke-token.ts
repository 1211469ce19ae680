import { timingSafeEqual } from 'node:crypto';
import { findClient } from '../pools/lookup.js';
import { ServiceError } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { string, structure } from '../protocol/shape.js';
import { clientId, token } from '../protocol/types.js';
import { hashRefreshToken } from '../sign-in/issue-tokens.js';
import type { AppClient } from '../store/app-clients.js';

export const revokeToken = operation({
  name: 'RevokeToken',
  auth: 'none',
  input: structure(
    { Token: token, ClientId: clientId },
    { ClientSecret: string({ min: 24, max: 64, sensitive: true }) },
  ),
  async run(service, { Token, ClientId, ClientSecret }) {
    const { client } = findClient(service, ClientId);
    if (!secretFits(client, ClientSecret)) throw new ServiceError('UnauthorizedException', 'Invalid client secret.');
    if (client.settings.EnableTokenRevocation === false) {
      throw new ServiceError('UnsupportedOperationException', 'Token revocation is not enabled for the client.');
    }
    const signIn = service.store.signIns.findByRefreshHash(hashRefreshToken(Token));
    if (signIn === undefined) {
      // Access and ID tokens have three parts; only a refresh token can be revoked.
      if (Token.split('.').length === 3)
        throw new ServiceError('UnsupportedTokenTypeException', 'Unsupported token type.');
      return {};
    }
    if (signIn.clientId !== client.id)
      throw new ServiceError('UnauthorizedException', 'The token belongs to another client.');
    const { store, clock } = service;
    await store.transaction(() => store.signIns.revoke(signIn.originJti, clock.now()));
    return {};
  },
});

function secretFits(client: AppClient, given: string | undefined): boolean {
  if (client.secret === undefined || given === undefined) return client.secret === given;
  const [kept, sent] = [Buffer.from(client.secret), Buffer.from(given)];
  return kept.length === sent.length && timingSafeEqual(kept, sent);
}
