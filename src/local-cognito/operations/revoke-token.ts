import { clientSecretFits } from '../pools/client-secret.js';
import { findClient } from '../pools/lookup.js';
import { ServiceError } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { oneOf, structure } from '../protocol/shape.js';
import { clientId, clientSecret, token } from '../protocol/types.js';
import { hashRefreshToken } from '../sign-in/issue-tokens.js';

export const revokeToken = operation({
  name: 'RevokeToken',
  auth: 'none',
  input: structure(
    { Token: token, ClientId: clientId },
    { ClientSecret: clientSecret, RevokeAssociatedSessions: oneOf('NONE', 'LINKED') },
  ),
  async run(service, { Token, ClientId, ClientSecret }) {
    const { client } = findClient(service, ClientId);
    if (!clientSecretFits(client, ClientSecret))
      throw new ServiceError('UnauthorizedException', 'Invalid client secret.');
    if (client.settings.EnableTokenRevocation === false) {
      throw new ServiceError('UnsupportedOperationException', 'Token revocation is not enabled for the client.');
    }
    const found = service.store.signIns.findByRefreshHash(hashRefreshToken(Token));
    if (found === undefined) {
      // Access and ID tokens have three parts; only a refresh token can be revoked.
      if (Token.split('.').length === 3)
        throw new ServiceError('UnsupportedTokenTypeException', 'Unsupported token type.');
      return {};
    }
    const { signIn } = found;
    if (signIn.clientId !== client.id)
      throw new ServiceError('UnauthorizedException', 'The token belongs to another client.');
    const { store, clock } = service;
    await store.transaction(() => store.signIns.revoke(signIn.originJti, clock.now()));
    return {};
  },
});
