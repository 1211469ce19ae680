const brand = Symbol.for('cognito-demo.ExpectedError');

/**
 * A failure that a user can meet and mend: shown as what happened, why, and what to do next, without a stack trace.
 * Every other error that reaches the top is a bug.
 */
export class ExpectedError extends Error {
  /** By a mark: a scenario from outside brings its own copy of this class. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && brand in value;
  }

  readonly [brand] = true;
  override readonly name: string = 'ExpectedError';
  /** What to do next, as a sentence or a command. */
  readonly next: string | undefined;
  /** 1: the run failed; 2: wrong usage or missing answers. */
  readonly exitCode: 1 | 2;

  constructor(message: string, options: { next?: string; exitCode?: 1 | 2; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.next = options.next;
    this.exitCode = options.exitCode ?? 1;
  }
}

/** The person wants out: Ctrl-C, a closed input, or SIGTERM. Ends the run with clean-up and exit code 130. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor(message = 'Interrupted.') {
    super(message);
  }
}
