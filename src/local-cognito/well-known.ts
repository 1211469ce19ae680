import { ServiceError } from './protocol/errors.js';
import type { ProtocolResponse } from './protocol/dispatch.js';
import type { Service } from './service.js';

const PATH = /^\/([\w-]+_[0-9a-zA-Z]+)\/\.well-known\/(jwks\.json|openid-configuration)$/;

/** Documents that anyone may read: a pool's public keys, its OpenID configuration, and whether the service is up. */
export async function wellKnown(service: Service, path: string): Promise<ProtocolResponse> {
  if (path === '/' || path === '/health') return json(200, { status: 'ok', service: 'cognito-demo local' });
  const [, poolId = '', document] = PATH.exec(path) ?? [];
  if (service.store.pools.find(poolId) === undefined) {
    throw new ServiceError('ResourceNotFoundException', 'There is no such document here.');
  }
  if (document === 'jwks.json') return json(200, await service.signingKeys.jwks(poolId));
  const issuer = service.issuer(poolId);
  return json(200, {
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'token'],
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    subject_types_supported: ['public'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  });
}

function json(status: number, content: object): ProtocolResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(content) };
}
