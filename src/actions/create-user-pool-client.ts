import {
  CreateUserPoolClientCommand,
  type CognitoIdentityProviderClient,
  type ExplicitAuthFlowsType,
  type PreventUserExistenceErrorTypes,
} from '@aws-sdk/client-cognito-identity-provider';
import { guaranteed } from './guaranteed.js';

export interface CreateUserPoolClientInput {
  readonly userPoolId: string;
  readonly name: string;
  /** The ways to sign in that this app may use. */
  readonly explicitAuthFlows: readonly ExplicitAuthFlowsType[];
  /** For apps that can keep a secret: servers, not browsers or phones. Can't be changed later. */
  readonly generateSecret?: boolean | undefined;
  /** `ENABLED` when left out: an unknown user looks like a wrong password. */
  readonly preventUserExistenceErrors?: PreventUserExistenceErrorTypes | undefined;
  /**
   * Each refresh brings a new refresh token, see `getTokensFromRefreshToken`, and the old one works for so many seconds
   * more, from 0 to 60. Not together with ALLOW_REFRESH_TOKEN_AUTH.
   */
  readonly refreshTokenRotation?: { readonly retryGracePeriodSeconds: number } | undefined;
  /** The user attributes that this app may read, custom ones with `custom:`. All standard ones when left out. */
  readonly readAttributes?: readonly string[] | undefined;
  /** Those that it may write. Must hold all that the pool requires. */
  readonly writeAttributes?: readonly string[] | undefined;
}

/**
 * Registers an app with a user pool.
 *
 * IAM: needs `cognito-idp:CreateUserPoolClient` on the pool.
 *
 * @throws {ResourceNotFoundException} There is no such pool.
 * @throws {LimitExceededException} The pool has as many app clients as it may.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
 */
export async function createUserPoolClient(
  client: CognitoIdentityProviderClient,
  input: CreateUserPoolClientInput,
): Promise<{ clientId: string; clientSecret?: string }> {
  const { refreshTokenRotation, readAttributes, writeAttributes } = input;
  const response = await client.send(
    new CreateUserPoolClientCommand({
      UserPoolId: input.userPoolId,
      ClientName: input.name,
      ExplicitAuthFlows: [...input.explicitAuthFlows],
      GenerateSecret: input.generateSecret ?? false,
      PreventUserExistenceErrors: input.preventUserExistenceErrors ?? 'ENABLED',
      RefreshTokenRotation: refreshTokenRotation && {
        Feature: 'ENABLED',
        RetryGracePeriodSeconds: refreshTokenRotation.retryGracePeriodSeconds,
      },
      ReadAttributes: readAttributes && [...readAttributes],
      WriteAttributes: writeAttributes && [...writeAttributes],
    }),
  );
  const app = guaranteed('CreateUserPoolClient', response, 'UserPoolClient');
  const clientId = guaranteed('CreateUserPoolClient', app, 'ClientId');
  if (!input.generateSecret) return { clientId };
  return { clientId, clientSecret: guaranteed('CreateUserPoolClient', app, 'ClientSecret') };
}
