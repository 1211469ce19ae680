import type { Emit } from '../events/index.js';

/** Shows a run to an audience. */
export interface Stage {
  readonly emit: Emit;
  /** Leaves the stream as a later writer expects it. */
  close(): void;
}
