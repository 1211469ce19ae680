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

/** Whether a message is one of ours, and whole. The function shares the thread, and can post whatever it likes. */
export function isFromInstance(message: unknown): message is FromInstance {
  const { type, id, text, failure, outcome } = Object(message) as Members;
  switch (type) {
    case 'loaded':
    case 'here':
      return true;
    case 'log':
      return typeof text === 'string';
    case 'not loaded':
      return isFailure(failure) && (text === undefined || typeof text === 'string');
    case 'crashed':
      return isFailure(failure);
    case 'outcome':
      return typeof id === 'number' && isOutcome(outcome);
    default:
      return false;
  }
}

type Members = Readonly<Record<string, unknown>>;

/** A function is not refused from within. */
function isOutcome(outcome: unknown): boolean {
  const { kind } = Object(outcome) as Members;
  return kind === 'answered' || isFailure(outcome);
}

function isFailure(failure: unknown): boolean {
  const { kind, name, message } = Object(failure) as Members;
  return kind === 'failed' && typeof name === 'string' && typeof message === 'string';
}
