import type {
  CognitoIdentityProvider,
  CreateUserPoolClientCommandInput,
  CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { anObject, checkOptions, oneOf } from '../local-cognito/check-options.js';

export interface PoolOptions {
  /** What CreateUserPool takes. */
  readonly pool?: Partial<CreateUserPoolCommandInput> | undefined;
  /** What CreateUserPoolClient takes. */
  readonly client?: Partial<CreateUserPoolClientCommandInput> | undefined;
  /** MFA by authenticator: users may set one up, or must. Default `OFF`. */
  readonly mfa?: 'OFF' | 'OPTIONAL' | 'ON' | undefined;
}

export interface PoolForTests {
  readonly userPoolId: string;
  readonly clientId: string;
  /** With `client: { GenerateSecret: true }`. */
  readonly clientSecret?: string;
}

/** A user pool with an app client, ready for sign-ups and for every flow that needs no function. */
export async function createUserPool(
  cognito: CognitoIdentityProvider,
  options: PoolOptions = {},
): Promise<PoolForTests> {
  checkOptions('createUserPool', options, { pool: anObject, client: anObject, mfa: oneOf('OFF', 'OPTIONAL', 'ON') });
  const { pool, client, mfa = 'OFF' } = options;
  const { UserPool } = await cognito.createUserPool({
    PoolName: 'tests',
    AutoVerifiedAttributes: ['email'],
    UsernameConfiguration: { CaseSensitive: false },
    ...pool,
  });
  const userPoolId = UserPool?.Id ?? '';
  if (mfa !== 'OFF') {
    await cognito.setUserPoolMfaConfig({
      UserPoolId: userPoolId,
      MfaConfiguration: mfa,
      SoftwareTokenMfaConfiguration: { Enabled: true },
    });
  }
  const { UserPoolClient } = await cognito.createUserPoolClient({
    UserPoolId: userPoolId,
    ClientName: 'tests',
    ExplicitAuthFlows: [
      'ALLOW_USER_SRP_AUTH',
      'ALLOW_USER_PASSWORD_AUTH',
      'ALLOW_ADMIN_USER_PASSWORD_AUTH',
      'ALLOW_CUSTOM_AUTH',
      'ALLOW_REFRESH_TOKEN_AUTH',
    ],
    ...client,
  });
  return {
    userPoolId,
    clientId: UserPoolClient?.ClientId ?? '',
    ...(UserPoolClient?.ClientSecret !== undefined && { clientSecret: UserPoolClient.ClientSecret }),
  };
}
