import {
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  SetUserPoolMfaConfigCommand,
  SignUpCommand,
  type UserPoolMfaType,
} from '@aws-sdk/client-cognito-identity-provider';
import { currentTotpCode } from '../../src/auth/index.js';
import { startLocalCognito, type LocalCognito, type LocalServer } from '../../src/local-cognito/index.js';

/** A user pool of a local Cognito that listens on a port, and the time there. */
export interface ServedPool {
  readonly url: string;
  readonly cognito: LocalCognito;
  readonly sdk: CognitoIdentityProviderClient;
  readonly userPoolId: string;
  readonly clientId: string;
  /** Empty when the app client has none. */
  readonly clientSecret: string;
  /** The newest code that was sent to this address. */
  sentCode(to: string): Promise<string>;
  /** A code of the authenticator that was not used before: time moves on to it. */
  freshTotpCode(secretCode: string): string;
  close(): Promise<void>;
}

export interface PoolSettings {
  readonly mfa?: UserPoolMfaType;
  /** Whether TOTP is a second factor, as it is unless told. */
  readonly totpMfa?: boolean;
  /** Whether codes by email are one. */
  readonly emailMfa?: boolean;
  /** What USER_AUTH may begin with; without it, the app client does not allow the flow. */
  readonly firstFactors?: ('PASSWORD' | 'EMAIL_OTP')[];
  readonly withSecret?: boolean;
  /** Users sign up and in with their email address; Cognito makes the username. */
  readonly namedByEmail?: boolean;
  readonly issuer?: string;
}

export const user = { password: 'Correct-horse-7', emailOf: (username: string) => `${username}@example.com` };

/** Serves a pool whose devices are remembered when the user opts in, and then stand in for MFA. */
export async function servePool({ issuer, ...settings }: PoolSettings = {}): Promise<ServedPool> {
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  const cognito = await startLocalCognito({ clock: { now }, ...(issuer !== undefined && { issuer }) });
  const server = await cognito.listen();
  const sdk = sdkClient(server.url);
  const pool = await createPool(sdk, settings);
  return {
    url: server.url,
    cognito,
    sdk,
    ...pool,
    async sentCode(to) {
      const code = (await cognito.outbox.list({ userPoolId: pool.userPoolId, to })).at(-1)?.code;
      if (code === undefined) throw new Error(`No code was sent to ${to}.`);
      return code;
    },
    freshTotpCode(secretCode) {
      ahead += 30_000;
      return currentTotpCode(secretCode, now() / 1000);
    },
    close: () => closeAll(cognito, server, sdk),
  };
}

export function sdkClient(endpoint: string): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  });
}

/** Makes such a pool, which ignores case like those made in the AWS console, with an app client on any endpoint. */
export async function createPool(
  sdk: CognitoIdentityProviderClient,
  {
    mfa = 'OFF',
    totpMfa = true,
    emailMfa = false,
    firstFactors,
    withSecret = false,
    namedByEmail = false,
  }: PoolSettings,
): Promise<{ userPoolId: string; clientId: string; clientSecret: string }> {
  const { UserPool } = await sdk.send(
    new CreateUserPoolCommand({
      PoolName: 'interop',
      AutoVerifiedAttributes: ['email'],
      // Email MFA takes an address of one's own to send from.
      EmailConfiguration: emailMfa ? { EmailSendingAccount: 'DEVELOPER' } : undefined,
      Policies: firstFactors && { SignInPolicy: { AllowedFirstAuthFactors: firstFactors } },
      UsernameConfiguration: { CaseSensitive: false },
      UsernameAttributes: namedByEmail ? ['email'] : undefined,
      DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true },
    }),
  );
  const UserPoolId = UserPool?.Id ?? '';
  if (mfa !== 'OFF') {
    await sdk.send(
      new SetUserPoolMfaConfigCommand({
        UserPoolId,
        MfaConfiguration: mfa,
        SoftwareTokenMfaConfiguration: { Enabled: totpMfa },
        EmailMfaConfiguration: emailMfa ? {} : undefined,
      }),
    );
  }
  const { UserPoolClient } = await sdk.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: 'interop',
      GenerateSecret: withSecret,
      ExplicitAuthFlows: [
        'ALLOW_USER_SRP_AUTH',
        'ALLOW_USER_PASSWORD_AUTH',
        'ALLOW_REFRESH_TOKEN_AUTH',
        ...(firstFactors ? ['ALLOW_USER_AUTH' as const] : []),
      ],
    }),
  );
  return {
    userPoolId: UserPoolId,
    clientId: UserPoolClient?.ClientId ?? '',
    clientSecret: UserPoolClient?.ClientSecret ?? '',
  };
}

/** Signs a user up and confirms it. */
export async function addUser(
  pool: Pick<ServedPool, 'sdk' | 'clientId' | 'sentCode'>,
  username: string,
  SecretHash?: string,
): Promise<void> {
  const email = user.emailOf(username);
  const who = { ClientId: pool.clientId, Username: username, SecretHash };
  const UserAttributes = [{ Name: 'email', Value: email }];
  await pool.sdk.send(new SignUpCommand({ ...who, Password: user.password, UserAttributes }));
  await pool.sdk.send(new ConfirmSignUpCommand({ ...who, ConfirmationCode: await pool.sentCode(email) }));
}

async function closeAll(cognito: LocalCognito, server: LocalServer, sdk: CognitoIdentityProviderClient): Promise<void> {
  sdk.destroy();
  await server.close();
  await cognito.close();
}
