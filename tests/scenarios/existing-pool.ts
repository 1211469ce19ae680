import {
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { createUserPoolClient, setUserPoolMfaConfig, type CreateUserPoolClientInput } from '../../src/actions/index.js';
import type { Playground, RunEvent, TriggerName } from '../../src/events/index.js';
import {
  startLocalCognito,
  type LambdaFunction,
  type LocalCognito,
  type LocalCognitoOptions,
} from '../../src/local-cognito/index.js';
import { runScenario } from '../../src/scenarios/run-scenario.js';
import type { Scenario } from '../../src/scenarios/scenario.js';
import { localPlayground } from '../support/local-playground.js';
import { answering, leftIn, spareKeys, type Performance, type Replies } from './play-story.js';

/** A pool that was there before the run, and stays: with settings of its own, and functions that are not the tool's. */
export interface ExistingPool {
  readonly local: LocalCognito;
  readonly cognito: CognitoIdentityProviderClient;
  readonly playground: Playground;
}

export interface PoolSettings {
  readonly service?: LocalCognitoOptions;
  readonly pool?: Partial<CreateUserPoolCommandInput>;
  readonly client?: Partial<CreateUserPoolClientInput>;
  /** Codes by email are a second factor for who wants one. */
  readonly emailMfa?: boolean;
  /** Whether the tool can read what is sent. */
  readonly inbox?: boolean;
  /** What the pool calls. */
  readonly functions?: Partial<Record<TriggerName, LambdaFunction>>;
}

export async function openExistingPool(settings: PoolSettings = {}): Promise<ExistingPool> {
  const { service, pool, client, emailMfa = false, functions = {}, inbox: hasInbox = true } = settings;
  const local = await startLocalCognito({ spareKeys, ...service });
  const cognito = new CognitoIdentityProviderClient({
    region: local.region,
    requestHandler: local.requestHandler,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  const lambdaConfig = Object.entries(functions).map(([name, code]) => [name, local.functions.register(name, code)]);
  const created = await cognito.send(
    new CreateUserPoolCommand({
      PoolName: 'existing',
      AutoVerifiedAttributes: ['email'],
      LambdaConfig: Object.fromEntries(lambdaConfig),
      ...pool,
    }),
  );
  const userPoolId = created.UserPool?.Id ?? '';
  if (emailMfa) await setUserPoolMfaConfig(cognito, { userPoolId, mfaConfiguration: 'OPTIONAL', factors: ['EMAIL'] });
  const ids = await createUserPoolClient(cognito, {
    userPoolId,
    name: 'existing',
    explicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH'],
    ...client,
  });
  const { inbox, ...others } = localPlayground(local, { userPoolId, ...ids });
  return { local, cognito, playground: hasInbox && inbox ? { ...others, inbox } : others };
}

/** Plays a story on it. */
export async function playThere(
  { cognito, playground }: Pick<ExistingPool, 'cognito' | 'playground'>,
  scenario: Scenario,
  replies: Replies = {},
): Promise<Performance> {
  const events: RunEvent[] = [];
  const error: unknown = await runScenario(scenario, {
    cognito,
    openPlayground: async () => ({ ...playground, close: async () => {} }),
    answerer: answering(replies),
    emit: (event) => events.push(event),
    signal: new AbortController().signal,
    leftovers: 'undo',
  }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { events, ...(await leftIn(cognito, playground)), ...(error !== undefined && { error }) };
}
