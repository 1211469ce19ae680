/** The triggers of a user pool, by their members of LambdaConfig. Each has a function in `src/triggers`. */
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

/** Environment variables of a function. */
export type FunctionEnvironment = Readonly<Record<string, string>>;

export interface TriggerSettings {
  readonly environment?: FunctionEnvironment;
  /** The version of the event that PreTokenGeneration is sent: V1_0 when left out. */
  readonly version?: 'V1_0' | 'V2_0';
}

export type Triggers = Readonly<Partial<Record<TriggerName, TriggerSettings>>>;

/** The functions that the triggers of a playground's pool call. */
export interface PoolFunctions {
  /** From now on the pool calls these and no others. Its other settings stay. */
  attach(triggers: Triggers): Promise<void>;
  /** Sets the environment of a trigger's function, in place of the one that it had. */
  configure(trigger: TriggerName, environment: FunctionEnvironment): Promise<void>;
  /** What the functions have logged since the playground was opened, oldest first. */
  logs(): Promise<readonly FunctionLogLine[]>;
}

/** One call of `console.log` or its like in a function. */
export interface FunctionLogLine {
  readonly trigger: TriggerName;
  readonly at: Date;
  readonly text: string;
}
