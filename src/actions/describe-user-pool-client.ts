import {
  DescribeUserPoolClientCommand,
  type CognitoIdentityProviderClient,
  type ExplicitAuthFlowsType,
} from '@aws-sdk/client-cognito-identity-provider';
import { guaranteed } from './guaranteed.js';

export interface UserPoolClientDescription {
  readonly clientId: string;
  readonly name: string;
  /** Present when the app client is confidential. */
  readonly clientSecret?: string | undefined;
  /** Empty: the defaults hold, which are SRP, custom and refresh. */
  readonly explicitAuthFlows: readonly ExplicitAuthFlowsType[];
  /** Present when each refresh brings a new refresh token: for how many seconds the old one still works. */
  readonly refreshTokenRotation?: { readonly retryGracePeriodSeconds: number } | undefined;
}

/**
 * Reads the settings of an app client, its secret included.
 *
 * IAM: needs `cognito-idp:DescribeUserPoolClient` on the pool.
 *
 * @throws {ResourceNotFoundException} There is no such pool or app client.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolClient.html
 */
export async function describeUserPoolClient(
  client: CognitoIdentityProviderClient,
  input: { readonly userPoolId: string; readonly clientId: string },
): Promise<UserPoolClientDescription> {
  const response = await client.send(
    new DescribeUserPoolClientCommand({ UserPoolId: input.userPoolId, ClientId: input.clientId }),
  );
  const app = guaranteed('DescribeUserPoolClient', response, 'UserPoolClient');
  const rotation = app.RefreshTokenRotation;
  return {
    clientId: guaranteed('DescribeUserPoolClient', app, 'ClientId'),
    name: guaranteed('DescribeUserPoolClient', app, 'ClientName'),
    clientSecret: app.ClientSecret,
    explicitAuthFlows: app.ExplicitAuthFlows ?? [],
    refreshTokenRotation:
      rotation?.Feature === 'ENABLED' ? { retryGracePeriodSeconds: rotation.RetryGracePeriodSeconds ?? 0 } : undefined,
  };
}
