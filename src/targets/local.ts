import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { localPlace } from './place.js';
import { localFile, type HomeDirs } from './state-dir.js';
import type { Service } from './target.js';

/**
 * Local Cognito inside this process. In memory it ends with the process; in its file it is the one that every command
 * sees.
 */
export async function openLocal(dirs: HomeDirs, storage: 'memory' | 'file'): Promise<Service> {
  const { startLocalCognito } = await import('../local-cognito/index.js');
  const local = await startLocalCognito(storage === 'file' ? { file: localFile(dirs) } : { spareKeys: dirs.cache });
  const cognito = new CognitoIdentityProviderClient({
    region: local.region,
    // Given, so that nothing is read from the person's AWS settings; nothing listens there.
    endpoint: 'http://local-cognito',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
    requestHandler: local.requestHandler,
  });
  return {
    kind: 'local',
    label: storage === 'file' ? 'local Cognito (kept in a file)' : 'local Cognito (in this process)',
    place: localPlace,
    cognito,
    attach: async (ids) => ({
      ...ids,
      issuer: local.issuer(ids.userPoolId),
      fetchJwks: () => local.jwks(ids.userPoolId),
      inbox: { list: (filter) => local.outbox.list({ ...filter, userPoolId: ids.userPoolId }) },
    }),
    close: async () => {
      cognito.destroy();
      await local.close();
    },
  };
}
