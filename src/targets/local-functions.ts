import type { LambdaConfigType } from '@aws-sdk/client-cognito-identity-provider';
import type {
  Emit,
  FunctionEnvironment,
  FunctionLogLine,
  TriggerCalled,
  TriggerName,
  Triggers,
} from '../events/index.js';
import type { LocalCognito, LocalCognitoOptions } from '../local-cognito/index.js';
import { functions, type Handler } from '../triggers/index.js';
import type { FunctionHost } from './function-host.js';
import { redact } from './redact.js';

type TriggerCall = Parameters<NonNullable<LocalCognitoOptions['onTrigger']>>[0];

/** Stands for the key in KMS that custom senders need on AWS. */
const KMS_KEY = 'arn:aws:kms:us-east-1:000000000000:key/00000000-0000-0000-0000-000000000000';

/** The functions of `src/triggers` inside this process, and what a local Cognito must tell of them. */
export interface LocalFunctions {
  readonly options: Pick<LocalCognitoOptions, 'onTrigger' | 'onFunctionLog'>;
  /** Makes the functions known to the service, so that pools from earlier runs call them, too. */
  host(local: LocalCognito): FunctionHost;
}

export function localFunctions(emit: Emit): LocalFunctions {
  const triggers = new Map<string, TriggerName>();
  const log: FunctionLogLine[] = [];
  const triggerOf = (arn: string): TriggerName | undefined => triggers.get(arn);
  return {
    options: {
      onTrigger: (call) => emit(toEvent(call)),
      onFunctionLog({ functionArn, at, text }) {
        const trigger = triggerOf(functionArn);
        if (trigger !== undefined) log.push({ trigger, at, text });
      },
    },
    host(local) {
      const environments = new Map<TriggerName, FunctionEnvironment>();
      const arns = new Map<TriggerName, string>();
      for (const trigger of Object.keys(functions) as TriggerName[]) {
        const arn = local.functions.register(functionName(trigger), lazily(trigger, environments, local));
        arns.set(trigger, arn);
        triggers.set(arn, trigger);
      }
      return {
        deploy(wanted) {
          for (const [trigger, { environment = {} }] of entriesOf(wanted)) environments.set(trigger, environment);
          return lambdaConfig(wanted, (trigger) => arns.get(trigger) ?? '');
        },
        configure: (trigger, environment) => void environments.set(trigger, environment),
        logs: () => [...log],
      };
    },
  };
}

/** `cognito-demo-pre-sign-up`. */
function functionName(trigger: TriggerName): string {
  return `cognito-demo${trigger.replaceAll(/[A-Z]+(?=[A-Z]|$)|[A-Z]/g, (capitals) => `-${capitals.toLowerCase()}`)}`;
}

/** The code is loaded at the first call, and made anew when the environment has changed, as a new Lambda instance is. */
function lazily(
  trigger: TriggerName,
  environments: ReadonlyMap<TriggerName, FunctionEnvironment>,
  local: LocalCognito,
): (event: object) => Promise<unknown> {
  let instance:
    | { readonly environment: FunctionEnvironment | undefined; readonly handler: Promise<Handler> }
    | undefined;
  return async (event) => {
    const environment = environments.get(trigger);
    if (instance === undefined || instance.environment !== environment) {
      const decryptCode = async (code: string): Promise<string> => local.functions.decryptCode(code);
      instance = { environment, handler: functions[trigger]({ environment: environment ?? {}, decryptCode }) };
    }
    return (await instance.handler)(event);
  };
}

function entriesOf(triggers: Triggers): [TriggerName, NonNullable<Triggers[TriggerName]>][] {
  return Object.entries(triggers) as [TriggerName, NonNullable<Triggers[TriggerName]>][];
}

function lambdaConfig(triggers: Triggers, arnOf: (trigger: TriggerName) => string): LambdaConfigType {
  const config: LambdaConfigType = {};
  for (const [trigger, { version = 'V1_0' }] of entriesOf(triggers)) {
    const arn = arnOf(trigger);
    if (trigger === 'CustomEmailSender' || trigger === 'CustomSMSSender') {
      config[trigger] = { LambdaVersion: 'V1_0', LambdaArn: arn };
      config.KMSKeyID = KMS_KEY;
    } else if (trigger === 'PreTokenGeneration' && version !== 'V1_0') {
      config.PreTokenGenerationConfig = { LambdaVersion: version, LambdaArn: arn };
    } else config[trigger] = arn;
  }
  return config;
}

function toEvent({ trigger, attempt, durationMs, event, response, error }: TriggerCall): TriggerCalled {
  return {
    type: 'trigger-called',
    trigger,
    triggerSource: event.triggerSource,
    attempt,
    durationMs,
    request: redact(event.request) as TriggerCalled['request'],
    ...(response && { response: redact(response) as TriggerCalled['request'] }),
    ...(error && { error }),
  };
}
