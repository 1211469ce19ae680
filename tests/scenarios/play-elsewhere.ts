import {
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { createUserPoolClient, setUserPoolMfaConfig, type AppClient } from '../../src/actions/index.js';
import type { RunEvent, TriggerName } from '../../src/events/index.js';
import { startLocalCognito, type LambdaFunction, type LocalCognitoOptions } from '../../src/local-cognito/index.js';
import { runScenario, type ScenarioRun } from '../../src/scenarios/run-scenario.js';
import type { Scenario } from '../../src/scenarios/scenario.js';
import { localPlayground } from '../support/local-playground.js';
import { answering, leftIn, spareKeys, type Performance, type Replies } from './play-story.js';

export interface Elsewhere {
  readonly replies?: Replies;
  readonly service?: LocalCognitoOptions;
  readonly pool?: Partial<CreateUserPoolCommandInput>;
  /** Codes by email are a second factor. */
  readonly emailMfa?: boolean;
  /** What the pool calls. None is the tool's own, so their logs can't be read. */
  readonly functions?: Partial<Record<TriggerName, LambdaFunction>>;
  /** The tool can't read what is sent. */
  readonly withoutInbox?: boolean;
  /** What happened in the pool earlier. */
  readonly before?: (cognito: CognitoIdentityProviderClient, client: AppClient) => unknown;
  readonly run?: Partial<ScenarioRun>;
}

/** Plays a story on a pool that was there before, and stays. */
export async function playElsewhere(scenario: Scenario, options: Elsewhere): Promise<Performance> {
  const { replies = {}, service, pool, emailMfa = false, functions = {}, withoutInbox = false, before, run } = options;
  const local = await startLocalCognito({ spareKeys, ...service });
  const cognito = new CognitoIdentityProviderClient({
    region: local.region,
    requestHandler: local.requestHandler,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  const lambdaConfig = Object.entries(functions).map(([trigger, handler]) => {
    return [trigger, local.functions.register(trigger, handler)];
  });
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
  const explicitAuthFlows = ['ALLOW_USER_SRP_AUTH'] as const;
  const client = await createUserPoolClient(cognito, { userPoolId, name: 'existing', explicitAuthFlows });
  await before?.(cognito, client);
  const events: RunEvent[] = [];
  const { inbox, ...playground } = localPlayground(local, { userPoolId, ...client });
  const error: unknown = await runScenario(scenario, {
    cognito,
    openPlayground: async () => ({
      ...playground,
      ...(!withoutInbox && inbox && { inbox }),
      close: async () => {},
    }),
    answerer: answering(replies),
    emit: (event) => events.push(event),
    signal: new AbortController().signal,
    leftovers: 'undo',
    ...run,
  }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const left = await leftIn(cognito, { userPoolId, clientId: client.clientId });
  await local.close();
  return { events, ...left, ...(error !== undefined && { error }) };
}
