import type { Playground } from '../../src/events/index.js';
import type { LocalCognito } from '../../src/local-cognito/index.js';

/** A pool and app client of a local Cognito as the playground of a scenario. */
export function localPlayground(
  local: LocalCognito,
  ids: { readonly userPoolId: string; readonly clientId: string; readonly clientSecret?: string | undefined },
): Playground {
  const { userPoolId, clientId, clientSecret } = ids;
  return {
    userPoolId,
    clientId,
    ...(clientSecret !== undefined && { clientSecret }),
    issuer: local.issuer(userPoolId),
    command: (words) => `cognito-demo ${words}`,
    fetchJwks: () => local.jwks(userPoolId),
    inbox: { list: (filter) => local.outbox.list({ ...filter, userPoolId }) },
  };
}
