import type { StandIn, TriggerName } from './trigger-name.js';

/** Where functions come from: this process, a folder, an endpoint that speaks the API of Lambda. */
export interface FunctionSource {
  /** The function that an ARN names; undefined when this source has none. */
  find(arn: string): InvokeFunction | undefined;
  /** The function that serves the pools that have none of their own for a trigger. */
  standIn?(trigger: TriggerName): StandIn | undefined;
  /** Lets go of what the source holds. Nobody calls its functions any more. */
  close?(): Promise<void>;
}

/** Calls a function once; what goes wrong in it is an outcome, too. */
export type InvokeFunction = (event: object, invocation: Invocation) => Promise<FunctionOutcome>;

export interface Invocation {
  /** As the pool names it, with a qualifier where it has one. */
  readonly arn: string;
  readonly requestId: string;
  /** Milliseconds. */
  readonly timeLimit: number;
  /** Of a custom sender: the code in its event, and what that is in the clear. */
  readonly code?: { readonly encrypted: string; readonly plain: string };
}

/** How one attempt at a function ended. */
export type FunctionOutcome =
  /** `output` is undefined for an answer that is no JSON. */
  | { readonly kind: 'answered'; readonly output: unknown }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string }
  | { readonly kind: 'timed out' }
  /** Lambda did not run it. `error` is Lambda's name for the reason, such as `AccessDeniedException`. */
  | { readonly kind: 'refused'; readonly error: string };

/** The parts of `arn:aws:lambda:<region>:<account>:function:<name>[:<qualifier>]`; undefined for any other text. */
export function parseFunctionArn(arn: string): { readonly name: string; readonly qualifier?: string } | undefined {
  const [prefix, , service, , , resource, name, qualifier] = arn.split(':');
  if (prefix !== 'arn' || service !== 'lambda' || resource !== 'function' || !name) return undefined;
  return qualifier ? { name, qualifier } : { name };
}
