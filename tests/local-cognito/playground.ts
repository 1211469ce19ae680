import { fileURLToPath } from 'node:url';
import {
  CognitoIdentityProvider,
  type AuthenticationResultType,
  type CreateUserPoolClientCommandInput,
  type CreateUserPoolCommandInput,
  type InitiateAuthCommandOutput,
  type SetUserPoolMfaConfigCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { startLocalCognito, type LocalCognito, type LocalCognitoOptions } from '../../src/local-cognito/index.js';

export const password = 'Correct-Horse-9!';
export const deviceTracking = { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true };

const allFlows = [
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
] as const;

/** Making RSA keys is slow, so all pools of the tests share a pair. */
const spareKeys = fileURLToPath(new URL('../../node_modules/.cache/cognito-demo/test-keys', import.meta.url));

export interface TestClock {
  now(): number;
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number; milliseconds?: number }): void;
}

/** A clock that stands still until it is moved. */
export function createClock(start = new Date('2026-01-05T03:04:05Z')): TestClock {
  let time = start.getTime();
  return {
    now: () => time,
    advance({ days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 }) {
      time += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
    },
  };
}

export interface Service extends AsyncDisposable {
  readonly local: LocalCognito;
  /** The AWS SDK, in process. */
  readonly api: CognitoIdentityProvider;
  readonly clock: TestClock;
}

export interface ServiceOptions extends LocalCognitoOptions {
  readonly clock?: TestClock;
  /** Another build of the service. */
  readonly start?: typeof startLocalCognito;
}

export async function openService(options: ServiceOptions = {}): Promise<Service> {
  const { clock = createClock(), start = startLocalCognito, ...settings } = options;
  const local = await start({ spareKeys, ...settings, clock });
  const api = new CognitoIdentityProvider({
    region: local.region,
    endpoint: 'http://local-cognito',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler: local.requestHandler,
  });
  return { local, api, clock, [Symbol.asyncDispose]: () => local.close() };
}

export interface PlaygroundOptions {
  readonly pool?: Partial<CreateUserPoolCommandInput>;
  readonly client?: Partial<CreateUserPoolClientCommandInput>;
  /** MfaConfiguration, with TOTP as the factor. */
  readonly mfa?: SetUserPoolMfaConfigCommandInput['MfaConfiguration'];
  readonly service?: ServiceOptions;
}

/** A service with one pool, which verifies email addresses, and one app client, which allows every plain flow. */
export interface Playground extends Service {
  readonly userPoolId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** A second app client of the pool. */
  addClient(settings?: Partial<CreateUserPoolClientCommandInput>): Promise<{ clientId: string; clientSecret: string }>;
  signUp(username: string, email?: string): Promise<string>;
  /** Signs a user up and confirms it by the code that was sent. Gives its `sub`. */
  addUser(username: string, email?: string): Promise<string>;
  /** The newest code that was sent to an address. */
  sentCode(to: string): Promise<string>;
  startSignIn(username: string, more?: Readonly<Record<string, string>>): Promise<InitiateAuthCommandOutput>;
  /** Signs in by password alone. */
  signIn(username: string, more?: Readonly<Record<string, string>>): Promise<SignedIn>;
}

/** What a sign-in ends in. */
export interface SignedIn extends AuthenticationResultType {
  readonly AccessToken: string;
  readonly IdToken: string;
  readonly RefreshToken: string;
}

export async function openPlayground(options: PlaygroundOptions = {}): Promise<Playground> {
  const service = await openService(options.service);
  const { api, local } = service;
  const { UserPool } = await api.createUserPool({
    PoolName: 'playground',
    AutoVerifiedAttributes: ['email'],
    ...options.pool,
  });
  const userPoolId = UserPool!.Id!;
  if (options.mfa !== undefined && options.mfa !== 'OFF') {
    const SoftwareTokenMfaConfiguration = { Enabled: true };
    await api.setUserPoolMfaConfig({
      UserPoolId: userPoolId,
      MfaConfiguration: options.mfa,
      SoftwareTokenMfaConfiguration,
    });
  }
  const addClient: Playground['addClient'] = async (settings) => {
    const { UserPoolClient } = await api.createUserPoolClient({
      UserPoolId: userPoolId,
      ClientName: 'app',
      ExplicitAuthFlows: [...allFlows],
      ...settings,
    });
    return { clientId: UserPoolClient!.ClientId!, clientSecret: UserPoolClient!.ClientSecret ?? '' };
  };
  const { clientId, clientSecret } = await addClient(options.client);
  const signUp: Playground['signUp'] = async (username, email = `${username}@example.com`) => {
    const UserAttributes = [{ Name: 'email', Value: email }];
    const { UserSub } = await api.signUp({
      ClientId: clientId,
      Username: username,
      Password: password,
      UserAttributes,
    });
    return UserSub!;
  };
  const sentCode: Playground['sentCode'] = async (to) => {
    const code = (await local.outbox.list({ userPoolId, to })).at(-1)?.code;
    if (code === undefined) throw new Error(`No code was sent to ${to}.`);
    return code;
  };
  const startSignIn: Playground['startSignIn'] = (username, more) => startWithPassword(api, clientId, username, more);
  return {
    ...service,
    userPoolId,
    clientId,
    clientSecret,
    addClient,
    signUp,
    sentCode,
    startSignIn,
    async addUser(username, email = `${username}@example.com`) {
      const sub = await signUp(username, email);
      await api.confirmSignUp({ ClientId: clientId, Username: username, ConfirmationCode: await sentCode(email) });
      return sub;
    },
    async signIn(username, more) {
      return tokensOf(await startSignIn(username, more));
    },
  };
}

function startWithPassword(
  api: CognitoIdentityProvider,
  ClientId: string,
  username: string,
  more: Readonly<Record<string, string>> = {},
): Promise<InitiateAuthCommandOutput> {
  const AuthParameters = { USERNAME: username, PASSWORD: password, ...more };
  return api.initiateAuth({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters });
}

/** The tokens of an answer that must end a sign-in. */
export function tokensOf(answer: Pick<InitiateAuthCommandOutput, 'ChallengeName' | 'AuthenticationResult'>): SignedIn {
  if (answer.AuthenticationResult === undefined) throw new Error(`No tokens, but ${answer.ChallengeName}.`);
  return answer.AuthenticationResult as SignedIn;
}

/** How a call fails: `<exception>: <message>`. */
export async function failureOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    (value) => `no failure, but ${JSON.stringify(value)}`,
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

export function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;
}
