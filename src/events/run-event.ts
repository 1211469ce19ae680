import type { TriggerName } from './functions.js';

/**
 * Everything that a run tells its audience. A scenario and its kit emit these; every renderer (terminal, NDJSON,
 * recording, later reports) is a function of them alone, so no two views of a run can disagree.
 *
 * Members named `secret…` hold what must not reach a log: a renderer that keeps what it shows drops them.
 */
export type RunEvent =
  | RunStarted
  | StepStarted
  | StepEnded
  | CallStarted
  | CallEnded
  | TriggerCalled
  | MessageArrived
  | AuthenticatorOffered
  | Asked
  | Answered
  | Result
  | Problem
  | Waiting
  | TokensVerified
  | TokensCompared
  | Table
  | Drawing
  | ResourceChanged
  | Summary
  | RunEnded;

/** Receives each event as it happens. Must not throw. */
export type Emit = (event: RunEvent) => void;

export interface RunStarted {
  readonly type: 'run-started';
  readonly scenario: string;
  readonly title: string;
  /** Where it plays, for people: `local Cognito (in this process)`, `AWS eu-west-1`, `http://127.0.0.1:9229`. */
  readonly target: string;
  readonly steps: number;
  /** The story is about who calls whom: calls and triggers are to be drawn as a sequence diagram. */
  readonly diagram?: boolean;
}

export interface StepStarted {
  readonly type: 'step-started';
  /** From 1. */
  readonly number: number;
  readonly total: number;
  readonly title: string;
  /** API operations that the step calls, by their Cognito names. */
  readonly calls: readonly string[];
  /** Why the step is there, in one line. */
  readonly why: string;
}

export interface StepEnded {
  readonly type: 'step-ended';
  readonly number: number;
  /** `failed` also when the person wanted out. */
  readonly outcome: 'done' | 'failed';
  readonly durationMs: number;
}

export interface CallStarted {
  readonly type: 'call-started';
  /** Ties the start of a call to its end; unique within the run. */
  readonly id: number;
  readonly operation: string;
}

export interface CallEnded {
  readonly type: 'call-ended';
  readonly id: number;
  readonly operation: string;
  readonly durationMs: number;
  /** The request with every secret member withheld. */
  readonly request: unknown;
  /** The response with every secret member withheld; absent when the call failed. */
  readonly response?: unknown;
  readonly error?: { readonly name: string; readonly message: string };
}

/** A trigger of the pool has called its function. Comes between the start and the end of the call that caused it. */
export interface TriggerCalled {
  readonly type: 'trigger-called';
  readonly trigger: TriggerName;
  /** Why it was called, as in `PreSignUp_AdminCreateUser`. */
  readonly triggerSource: string;
  /** From 1: Cognito calls a function that did not answer in time again. */
  readonly attempt: number;
  readonly durationMs: number;
  /** The `request` of the event, with every secret member withheld. */
  readonly request: Readonly<Record<string, unknown>>;
  /** The `response` that came back, likewise; absent when the function failed. */
  readonly response?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly name: string; readonly message: string };
}

/** A message that local Cognito "sent" to the user. */
export interface MessageArrived {
  readonly type: 'message-arrived';
  readonly medium: 'EMAIL' | 'SMS';
  readonly to: string;
  readonly subject?: string;
  /** With asterisks in place of the code or temporary password. */
  readonly text: string;
  /** As it was sent, and what is secret in it; absent when nothing is. */
  readonly secretText?: string;
  readonly secretValue?: string;
}

/** The TOTP secret that an authenticator is to take up. */
export interface AuthenticatorOffered {
  readonly type: 'authenticator-offered';
  readonly issuer: string;
  readonly account: string;
  /** Base32 without padding. */
  readonly secretCode: string;
  /** `otpauth://totp/…`, holds the secret. */
  readonly secretUri: string;
}

export interface Asked {
  readonly type: 'asked';
  readonly question: string;
  /** From 1; more when the answer before was refused. */
  readonly attempt: number;
}

export interface Answered {
  readonly type: 'answered';
  readonly question: string;
  readonly by: 'person' | 'script' | 'auto';
  /** Absent when the question is for a secret or a code. */
  readonly value?: string;
  /** A code: good for nothing once it was used, but live until then. */
  readonly secretValue?: string;
}

/** What a step came to, in one line. */
export interface Result {
  readonly type: 'result';
  readonly text: string;
}

/** Something went wrong that the run goes on from. */
export interface Problem {
  readonly type: 'problem';
  readonly text: string;
  /** More lines, such as the rules of a password policy. */
  readonly details?: readonly string[];
}

export interface Waiting {
  readonly type: 'waiting';
  readonly reason: string;
  readonly seconds: number;
}

/** Tokens whose signature, issuer, audience and expiry were checked; never the tokens themselves. */
export interface TokensVerified {
  readonly type: 'tokens-verified';
  readonly issuer: string;
  readonly idClaims: Readonly<Record<string, unknown>>;
  readonly accessClaims: Readonly<Record<string, unknown>>;
}

/** Claims of the same token from several sign-ins, for the differences between them. */
export interface TokensCompared {
  readonly type: 'tokens-compared';
  readonly title: string;
  /** Left to right; two at least. */
  readonly columns: readonly { readonly label: string; readonly claims: Readonly<Record<string, unknown>> }[];
}

export interface Table {
  readonly type: 'table';
  readonly title: string;
  readonly columns: readonly string[];
  /** As many cells a row as there are columns. */
  readonly rows: readonly (readonly string[])[];
}

/** A picture made of characters, line by line, to be shown as it is. */
export interface Drawing {
  readonly type: 'drawing';
  readonly title: string;
  readonly lines: readonly string[];
}

export interface ResourceChanged {
  readonly type: 'resource-changed';
  readonly change: 'created' | 'removed' | 'kept' | 'left-behind';
  readonly kind: 'user pool' | 'app client' | 'user' | 'group';
  readonly name: string;
  /** Why it was left behind, or what one that was kept is good for. */
  readonly reason?: string;
  /** The command that removes it. */
  readonly removeWith?: string;
}

export interface Summary {
  readonly type: 'summary';
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
}

export interface RunEnded {
  readonly type: 'run-ended';
  readonly outcome: 'done' | 'failed' | 'interrupted';
  readonly durationMs: number;
  readonly error?: { readonly name: string; readonly message: string; readonly next?: string };
}
