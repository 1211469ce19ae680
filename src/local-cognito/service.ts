import type { Clock } from './clock.js';
import type { SigningKeys } from './crypto/signing-keys.js';
import type { Ids } from './ids.js';
import type { RandomSource } from './random.js';
import type { NewMessage } from './store/messages.js';
import type { Store } from './store/store.js';

/** What every operation works with. */
export interface Service {
  readonly region: string;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly ids: Ids;
  readonly store: Store;
  readonly signingKeys: SigningKeys;
  /** The `iss` of the pool's tokens. */
  issuer(poolId: string): string;
  /** Told of each message that is sent. */
  onMessage(message: NewMessage): void;
  /** Told of each error that no operation means to make. */
  onBug(error: unknown): void;
}
