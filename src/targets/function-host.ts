import type { LambdaConfigType } from '@aws-sdk/client-cognito-identity-provider';
import type { FunctionEnvironment, FunctionLogLine, TriggerName, Triggers } from '../events/index.js';

/** Where the functions of `src/triggers` run, for the pools of one service. */
export interface FunctionHost {
  /** Makes the functions ready to be called, and gives the LambdaConfig that names them. */
  deploy(triggers: Triggers): LambdaConfigType | Promise<LambdaConfigType>;
  configure(trigger: TriggerName, environment: FunctionEnvironment): void | Promise<void>;
  /** What they have logged since the service was opened, oldest first. */
  logs(): readonly FunctionLogLine[] | Promise<readonly FunctionLogLine[]>;
}
