/** A question that a scenario may ask. Its name is the key in `--set name=value` and in an answers file. */
export interface Question {
  readonly name: string;
  /** What the person reads, without a colon or question mark at its end being required. */
  readonly message: string;
  /** `secret` is never echoed; `code` is digits that were sent or computed; `choice` picks one of `choices`. */
  readonly kind: 'text' | 'secret' | 'code' | 'choice';
  readonly choices?: readonly Choice[];
  /** Why a value can't be used, in a sentence; undefined when it can. Applied to every answer, whoever gives it. */
  readonly check?: (value: string) => string | undefined;
  /**
   * Where an answer comes from when nobody is there to ask:
   * - `auto`: the tool makes one up, with `--auto` only;
   * - `auto with inbox`: likewise, but only where it can read what is sent there;
   * - `inbox`: it arrives as a message, which a target with an inbox lets the tool read;
   * - `authenticator`: the tool computes it, when the tool is the authenticator.
   */
  readonly unattended: 'auto' | 'auto with inbox' | 'inbox' | 'authenticator';
  /** Most runs never come to it, so none is stopped at its start because nobody could answer it. */
  readonly seldom?: boolean;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** One asking of a question, with what is known at that moment. */
export interface Asking {
  readonly question: Question;
  /** From 1. */
  readonly attempt: number;
  /** What Enter stands for, and what `--auto` answers. Read only when it is taken: a TOTP code grows old. */
  readonly suggestion?: Suggestion;
  /** Words that may be typed in place of a value, such as `resend`. They pass `check` untested. */
  readonly words?: readonly { readonly word: string; readonly meaning: string }[];
}

export interface Suggestion {
  /** How the prompt names it: `jane-4k2p`, `the code from the message`. Must not be a secret. */
  readonly label: string;
  readonly value: () => string | Promise<string>;
}

/** Who answers: a person at the terminal, a script, or the tool itself. */
export interface Answerer {
  /**
   * @throws {ExpectedError} when there is no answer to give, or the one given can't be used.
   * @throws {Interrupted} when the person presses Ctrl-C or closes the input.
   */
  answer(asking: Asking, signal: AbortSignal): Promise<Answer>;
}

export interface Answer {
  readonly value: string;
  readonly by: 'person' | 'script' | 'auto';
}
