import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { ExpectedError } from '../events/index.js';
import { openEndpoint } from './endpoint.js';
import { fetchJwks } from './jwks.js';
import { patience } from './patience.js';
import { awsPlace } from './place.js';
import type { Service } from './target.js';

export interface AwsSettings {
  readonly region?: string;
  readonly profile?: string;
}

/**
 * Amazon Cognito, by the SDK's own chains of credentials and region. Where AWS_ENDPOINT_URL, or the like in the shared
 * configuration file, leads the SDK elsewhere, it is that endpoint.
 */
export async function openAws(settings: AwsSettings, env: Readonly<NodeJS.ProcessEnv>): Promise<Service> {
  const cognito = new CognitoIdentityProviderClient({ ...settings, requestHandler: patience });
  const endpoint = await cognito.config.serviceConfiguredEndpoint?.();
  if (endpoint !== undefined) return openEndpoint(endpoint, settings, env);

  const region = await regionOf(cognito);
  const profile = settings.profile ?? env['AWS_PROFILE'];
  await requireCredentials(cognito, profile);
  return {
    kind: 'aws',
    label: `AWS ${region}`,
    place: awsPlace(region, profile),
    cognito,
    attach: async (ids) => {
      const issuer = `https://cognito-idp.${region}.${dnsSuffix(region)}/${ids.userPoolId}`;
      return { ...ids, issuer, fetchJwks: () => fetchJwks(issuer) };
    },
    close: async () => cognito.destroy(),
  };
}

async function regionOf(cognito: CognitoIdentityProviderClient): Promise<string> {
  try {
    return await cognito.config.region();
  } catch (cause) {
    throw new ExpectedError('No AWS region is set.', {
      next: 'Give --region eu-west-1, set AWS_REGION, or set a region in the profile.',
      exitCode: 2,
      cause,
    });
  }
}

/** Asked for at once: every run needs them, and here it is clear what for. */
async function requireCredentials(cognito: CognitoIdentityProviderClient, profile: string | undefined): Promise<void> {
  try {
    await cognito.config.credentials();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const whose = profile === undefined ? '' : ` for the profile ${profile}`;
    throw new ExpectedError(`There are no AWS credentials${whose}: ${reason}`, {
      next: 'Sign in (`aws sso login`, `aws configure`), or name another profile with --profile.',
      cause,
    });
  }
}

function dnsSuffix(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}
