import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import {
  createUserPool,
  createUserPoolClient,
  type CreateUserPoolClientInput,
  type CreateUserPoolInput,
} from '../../src/actions/index.js';
import type { Playground, RunEvent } from '../../src/events/index.js';
import { startLocalCognito, type LocalCognito, type LocalCognitoOptions } from '../../src/local-cognito/index.js';
import { runScenario } from '../../src/scenarios/run-scenario.js';
import type { Scenario } from '../../src/scenarios/scenario.js';
import { localPlayground } from '../support/local-playground.js';
import { answering, type Replies } from './play-story.js';

/** A pool that was there before the run, and stays: with settings of its own, and functions that are not the tool's. */
export interface ExistingPool {
  readonly local: LocalCognito;
  readonly cognito: CognitoIdentityProviderClient;
  readonly playground: Playground;
}

export interface PoolSettings {
  readonly service?: LocalCognitoOptions;
  readonly pool?: Partial<CreateUserPoolInput>;
  readonly client?: Partial<CreateUserPoolClientInput>;
  /** Whether the tool can read what is sent. */
  readonly inbox?: boolean;
  /** The function that UserMigration calls. */
  readonly userMigration?: (event: object) => Promise<unknown>;
}

export async function openExistingPool(settings: PoolSettings = {}): Promise<ExistingPool> {
  const { service, pool, client, userMigration, inbox: hasInbox = true } = settings;
  const local = await startLocalCognito({ spareKeys: join(tmpdir(), 'cognito-demo-test-keys'), ...service });
  const cognito = new CognitoIdentityProviderClient({
    region: local.region,
    requestHandler: local.requestHandler,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  const lambdaConfig = userMigration && { UserMigration: local.functions.register('user-migration', userMigration) };
  const { userPoolId } = await createUserPool(cognito, { name: 'existing', lambdaConfig, ...pool });
  const ids = await createUserPoolClient(cognito, {
    userPoolId,
    name: 'existing',
    explicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH'],
    ...client,
  });
  const { inbox, ...others } = localPlayground(local, { userPoolId, ...ids });
  return { local, cognito, playground: hasInbox && inbox ? { ...others, inbox } : others };
}

/** Plays a story on it, and gives all that happened and what ended it early. */
export async function playThere(
  { cognito, playground }: Pick<ExistingPool, 'cognito' | 'playground'>,
  scenario: Scenario,
  replies: Replies = {},
): Promise<{ readonly events: readonly RunEvent[]; readonly error: unknown }> {
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
  return { events, error };
}
