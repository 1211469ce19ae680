import type { ProtocolResponse } from '../protocol/dispatch.js';
import type { Service } from '../service.js';
import { json, refusal } from './answers.js';
import { CORS } from './cors.js';

const PATH = /^\/([\w-]+_[0-9a-zA-Z]+)\/\.well-known\/(jwks\.json|openid-configuration)$/;

/** A pool's public keys and its OpenID configuration; undefined for other paths. */
export function wellKnown(service: Service, path: string): (() => Promise<ProtocolResponse>) | undefined {
  const [, poolId, document] = PATH.exec(path) ?? [];
  if (poolId === undefined) return undefined;
  return async () => {
    if (service.store.pools.find(poolId) === undefined) {
      return refusal(404, 'ResourceNotFoundException', `User pool ${poolId} does not exist.`, CORS);
    }
    const content = document === 'jwks.json' ? await service.signingKeys.jwks(poolId) : configuration(service, poolId);
    return json(200, content, CORS);
  };
}

/** As Cognito has it, without the endpoints of managed login, which are not here. */
function configuration(service: Service, poolId: string): object {
  const issuer = service.issuer(poolId);
  return {
    id_token_signing_alg_values_supported: ['RS256'],
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    response_types_supported: ['code', 'token'],
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    subject_types_supported: ['public'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  };
}
