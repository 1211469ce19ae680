import type { FunctionOutcome, Invocation } from '../function-source.js';

/** What the thread of a function is given as it starts. */
export interface InstanceData {
  /** The built module. */
  readonly module: string;
  /** The user's file that it was built from. */
  readonly source: string;
  readonly functionName: string;
}

export type ToInstance =
  | { readonly type: 'call'; readonly id: number; readonly event: object; readonly invocation: Invocation }
  | { readonly type: 'are you there' };

export type FromInstance =
  | { readonly type: 'loaded' }
  /** Without `text` there is no handler. */
  | { readonly type: 'not loaded'; readonly failure: Failure; readonly text?: string }
  | { readonly type: 'outcome'; readonly id: number; readonly outcome: FunctionOutcome }
  | { readonly type: 'log'; readonly text: string }
  | { readonly type: 'here' }
  /** An error that no call caught. The thread ends. */
  | { readonly type: 'crashed'; readonly failure: Failure };

export type Failure = FunctionOutcome & { readonly kind: 'failed' };
