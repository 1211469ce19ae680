import type { LambdaConfigType } from '@aws-sdk/client-cognito-identity-provider';
import type { LambdaFunction, TriggerCall } from '../../src/local-cognito/index.js';
import { openPlayground, type Playground, type PlaygroundOptions } from './playground.js';

/** A trigger's event, as its function gets it. */
export interface TriggerEvent {
  version: string;
  region: string;
  userPoolId: string;
  userName: string;
  callerContext: { awsSdkVersion: string; clientId: string | null };
  triggerSource: string;
  request: Record<string, unknown>;
  response: Record<string, unknown>;
}

export type Trigger = TriggerCall['trigger'];
/** As functions are written in these tests: what they give back is what is under test. */
export type TestFunction = (event: TriggerEvent, ...rest: never[]) => unknown;
export type TestFunctions = Readonly<Partial<Record<Trigger, TestFunction>>>;

export interface FunctionsOptions extends Omit<PlaygroundOptions, 'pool'> {
  readonly pool?: PlaygroundOptions['pool'] | undefined;
  /** Of PreTokenGeneration. */
  readonly version?: 'V1_0' | 'V2_0' | 'V3_0';
}

export interface WithFunctions extends Playground {
  /** What the functions were called with, in order. */
  readonly events: TriggerEvent[];
  /** The same of one trigger. */
  eventsOf(trigger: Trigger): TriggerEvent[];
  /** The `triggerSource` of each call, in order. */
  sources(): string[];
  /** Puts another function in the place of a trigger's. */
  replace(trigger: Trigger, handler: TestFunction): void;
}

/** The ARN under which a function of that name is registered. */
export function arnOf(name: string): string {
  return `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
}

/** A playground whose pool has these functions for triggers, each registered under the trigger's name. */
export async function openWithFunctions(
  functions: TestFunctions,
  { version, pool, ...options }: FunctionsOptions = {},
): Promise<WithFunctions> {
  const LambdaConfig = { ...lambdaConfig(Object.keys(functions) as Trigger[], version), ...pool?.LambdaConfig };
  const playground = await openPlayground({ ...options, pool: { ...pool, LambdaConfig } });
  const events: TriggerEvent[] = [];
  const replace = (trigger: Trigger, handler: TestFunction): void =>
    void playground.local.functions.register(trigger, recording(events, handler));
  for (const [trigger, handler] of Object.entries(functions)) replace(trigger as Trigger, handler);
  return {
    ...playground,
    events,
    eventsOf: (trigger) => events.filter(({ triggerSource }) => isOf(trigger, triggerSource)),
    sources: () => events.map(({ triggerSource }) => triggerSource),
    replace,
  };
}

/** The handler, with as many parameters as it has: Lambda looks at that. What it does to its event is not recorded. */
function recording(events: TriggerEvent[], handler: TestFunction): LambdaFunction {
  const recorded: LambdaFunction = (event: TriggerEvent, context, callback) => {
    events.push(structuredClone(event));
    return handler(event, context as never, callback as never);
  };
  return Object.defineProperty(recorded, 'length', { value: handler.length });
}

function isOf(trigger: Trigger, source: string): boolean {
  return source.startsWith(`${trigger === 'PreTokenGeneration' ? 'TokenGeneration' : trigger}_`);
}

function lambdaConfig(triggers: readonly Trigger[], version: FunctionsOptions['version']): LambdaConfigType {
  const config: LambdaConfigType = {};
  for (const trigger of triggers) {
    const LambdaArn = arnOf(trigger);
    if (trigger === 'CustomEmailSender' || trigger === 'CustomSMSSender') {
      config[trigger] = { LambdaVersion: 'V1_0', LambdaArn };
      config.KMSKeyID = 'arn:aws:kms:us-east-1:000000000000:key/test';
    } else if (trigger === 'PreTokenGeneration' && version !== undefined) {
      config.PreTokenGenerationConfig = { LambdaVersion: version, LambdaArn };
    } else config[trigger] = LambdaArn;
  }
  return config;
}

/** A function that does nothing. */
export const passOn: TestFunction = (event) => Promise.resolve(event);

/** A function that fills these members of the response in. */
export function answering(response: object): TestFunction {
  return (event) => Promise.resolve({ ...event, response: { ...event.response, ...response } });
}

/** A function that refuses. */
export function refusing(message: string): TestFunction {
  return () => Promise.reject(new Error(message));
}
