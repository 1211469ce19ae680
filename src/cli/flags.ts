/** Flags that every command takes. */
export interface CommonFlags {
  /** Show stack traces. */
  readonly debug: boolean;
  /** False with `--no-color`. */
  readonly color: boolean;
}

/** Flags that say where a command goes. */
export interface TargetFlags {
  /** `local`, `aws`, or the URL of an endpoint. */
  readonly target: string;
  readonly profile?: string;
  readonly region?: string;
  /** An existing pool to use; goes with `clientId`. */
  readonly userPoolId?: string;
  readonly clientId?: string;
}

/** Flags of a scenario. */
export interface RunFlags extends CommonFlags, TargetFlags {
  /** Answer every question without asking. */
  readonly auto: boolean;
  /** A YAML or JSON file with answers. */
  readonly answers?: string;
  /** Answers by question name, from `--set name=value`. They win over the file. */
  readonly set: Readonly<Record<string, string>>;
  /** Wait for Enter between one step and the next. */
  readonly pause: boolean;
  /** One JSON event a line on stdout. */
  readonly json: boolean;
  /** A file that does not exist yet, for a recording of the run. */
  readonly record?: string;
  /** Leave what the run creates. */
  readonly keep: boolean;
}
