import type { Clock } from './clock.js';
import type { CodeCipher } from './crypto/code-cipher.js';
import type { SigningKeys } from './crypto/signing-keys.js';
import type { Ids } from './ids.js';
import type { TriggerCall } from './local-cognito.js';
import type { RandomSource } from './random.js';
import type { NewMessage } from './store/messages.js';
import type { Store } from './store/store.js';
import type { FunctionSources } from './triggers/functions.js';

/** What every operation works with. */
export interface Service {
  readonly region: string;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly ids: Ids;
  readonly store: Store;
  readonly signingKeys: SigningKeys;
  /** The functions that the triggers of pools call. */
  readonly functions: FunctionSources;
  /** Milliseconds that a function has to answer. */
  readonly triggerTimeLimit: number;
  /** Encrypts codes for custom senders. */
  readonly codeCipher: CodeCipher;
  /** Told of each call of a function. Never throws. */
  onTrigger(call: TriggerCall): void;
  /** What calls have begun and nobody waits for, until it ends. */
  readonly errands: Set<Promise<void>>;
  /** The `iss` of the pool's tokens. */
  issuer(poolId: string): string;
  /** Told of each message once it is in the outbox. Never throws. */
  onMessage(message: NewMessage): void;
  /** Told of each call that the file did not take. */
  onStorageFailure(error: unknown): void;
  /** Told of each error that no operation means to make. */
  onBug(error: unknown): void;
}
