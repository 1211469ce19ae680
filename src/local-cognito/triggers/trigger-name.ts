import type { Service } from '../service.js';
import type { UserPool } from '../store/pools.js';

/** The triggers of a pool, as error texts name them. */
export const triggerNames = [
  'PreSignUp',
  'PostConfirmation',
  'PreAuthentication',
  'PostAuthentication',
  'DefineAuthChallenge',
  'CreateAuthChallenge',
  'VerifyAuthChallengeResponse',
  'PreTokenGeneration',
  'UserMigration',
  'CustomMessage',
  'CustomEmailSender',
  'CustomSMSSender',
] as const;

export type TriggerName = (typeof triggerNames)[number];

/** Which event PreTokenGeneration gets. */
export type TokenEventVersion = 'V1_0' | 'V2_0' | 'V3_0';

/** A function that serves every pool that has none of its own for a trigger. */
export interface StandIn {
  readonly arn: string;
  /** Of PreTokenGeneration; default V1_0. */
  readonly version?: TokenEventVersion;
}

/** The ARN of the function that a trigger calls; undefined when there is none. */
export function functionOf(service: Service, pool: UserPool, trigger: TriggerName): string | undefined {
  return ownFunction(pool, trigger) ?? standInOf(service, pool, trigger)?.arn;
}

export function tokenEventVersion(service: Service, pool: UserPool): TokenEventVersion {
  if (ownFunction(pool, 'PreTokenGeneration') === undefined) {
    return standInOf(service, pool, 'PreTokenGeneration')?.version ?? 'V1_0';
  }
  return pool.settings.LambdaConfig?.PreTokenGenerationConfig?.LambdaVersion ?? 'V1_0';
}

function ownFunction({ settings: { LambdaConfig = {} } }: UserPool, trigger: TriggerName): string | undefined {
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

/** A pool of the LITE plan can't have a function for access tokens. */
function standInOf(
  service: Service,
  { settings: { UserPoolTier } }: UserPool,
  trigger: TriggerName,
): StandIn | undefined {
  const standIn = service.functions.standIn(trigger);
  return UserPoolTier === 'LITE' && (standIn?.version ?? 'V1_0') !== 'V1_0' ? undefined : standIn;
}
