import {
  CognitoIdentityProviderClient,
  type CognitoIdentityProviderClientConfig,
} from '@aws-sdk/client-cognito-identity-provider';
import { ExpectedError } from '../events/index.js';
import type { AwsSettings } from './aws.js';
import { openInbox } from './inbox.js';
import { fetchJson, fetchJwks } from './jwks.js';
import { patience } from './patience.js';
import { endpointPlace } from './place.js';
import type { Service } from './target.js';

/** Any other service that speaks Cognito's protocol. */
export async function openEndpoint(
  address: string,
  settings: AwsSettings,
  env: Readonly<NodeJS.ProcessEnv>,
): Promise<Service> {
  const url = endpointUrl(address);
  const cognito = new CognitoIdentityProviderClient({
    ...clientConfig(settings, env),
    endpoint: url,
    requestHandler: patience,
  });
  return {
    kind: 'endpoint',
    label: url,
    place: endpointPlace(url),
    cognito,
    attach: async (ids) => {
      const base = `${url}/${ids.userPoolId}`;
      const [issuer = base, inbox] = await Promise.all([statedIssuer(base), openInbox(url, ids.userPoolId)]);
      return { ...ids, issuer, fetchJwks: () => fetchJwks(base), ...(inbox && { inbox }) };
    },
    close: async () => cognito.destroy(),
  };
}

function endpointUrl(address: string): string {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
    throw new ExpectedError(`${address} is no target.`, {
      next: 'A target is local, aws, or a URL such as http://127.0.0.1:9229.',
      exitCode: 2,
    });
  }
  const { username, password } = new URL(address);
  if (username !== '' || password !== '') {
    // The address is shown, recorded and kept. Nothing would be sent of them anyway: the SDK signs its calls.
    throw new ExpectedError('The URL of a target takes no user name and password.', {
      next: 'Leave them out. Credentials of AWS come from the environment or a profile.',
      exitCode: 2,
    });
  }
  return new URL(address).href.replace(/\/+$/, '');
}

/** Services other than AWS seldom look at region and credentials, but the SDK signs with them all the same. */
function clientConfig(settings: AwsSettings, env: Readonly<NodeJS.ProcessEnv>): CognitoIdentityProviderClientConfig {
  const region = settings.region ?? env['AWS_REGION'] ?? 'us-east-1';
  const { profile } = settings;
  if (profile !== undefined) return { region, profile };
  if (env['AWS_ACCESS_KEY_ID'] || env['AWS_PROFILE']) return { region };
  return { region, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
}

/** The issuer that the service itself names, which need not be how it is reached from here. */
async function statedIssuer(base: string): Promise<string | undefined> {
  const document = await fetchJson(`${base}/.well-known/openid-configuration`);
  const isStated = typeof document === 'object' && document !== null && 'issuer' in document;
  return isStated && typeof document.issuer === 'string' ? document.issuer : undefined;
}
