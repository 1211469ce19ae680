import type { UserPool } from '../store/pools.js';

/** The triggers of a pool, as error texts name them. */
export type TriggerName =
  | 'PreSignUp'
  | 'PostConfirmation'
  | 'PreAuthentication'
  | 'PostAuthentication'
  | 'DefineAuthChallenge'
  | 'CreateAuthChallenge'
  | 'VerifyAuthChallengeResponse'
  | 'PreTokenGeneration'
  | 'UserMigration'
  | 'CustomMessage'
  | 'CustomEmailSender'
  | 'CustomSMSSender';

/** The ARN of the function that a trigger calls; undefined when the pool has none. */
export function functionOf({ settings: { LambdaConfig = {} } }: UserPool, trigger: TriggerName): string | undefined {
  switch (trigger) {
    case 'PreTokenGeneration':
      return LambdaConfig.PreTokenGenerationConfig?.LambdaArn ?? LambdaConfig.PreTokenGeneration;
    case 'CustomEmailSender':
    case 'CustomSMSSender':
      return LambdaConfig[trigger]?.LambdaArn;
    default:
      return LambdaConfig[trigger];
  }
}
