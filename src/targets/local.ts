import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { Emit } from '../events/index.js';
import { localFunctions } from './local-functions.js';
import { localPlace } from './place.js';
import { explainHome, localFile, type HomeDirs } from './state-dir.js';
import type { Service } from './target.js';

/** Local Cognito sends nothing, so any identity will do. */
const SES_IDENTITY = 'arn:aws:ses:us-east-1:000000000000:identity/cognito-demo.example.com';

/**
 * Local Cognito inside this process. In memory it ends with the process; in its file it is the one that every command
 * sees.
 * @param emit told of each call of a trigger's function
 */
export async function openLocal(
  dirs: HomeDirs,
  storage: 'memory' | 'file',
  emit: Emit = () => undefined,
): Promise<Service> {
  const { startLocalCognito } = await import('../local-cognito/index.js');
  const { options, host } = localFunctions(emit);
  const place = storage === 'file' ? { file: localFile(dirs) } : { spareKeys: dirs.cache };
  const local = await startLocalCognito({ ...options, ...place }).catch((error: unknown) => {
    throw explainHome(error);
  });
  const cognito = new CognitoIdentityProviderClient(local.clientOptions);
  return {
    kind: 'local',
    label: storage === 'file' ? 'local Cognito (kept in a file)' : 'local Cognito (in this process)',
    place: localPlace,
    cognito,
    functions: host(local),
    emailSender: SES_IDENTITY,
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
