import { randomBytes } from 'node:crypto';

/** Where ids, codes, salts and secrets come from. A test may give a fixed one. */
export interface RandomSource {
  bytes(length: number): Buffer;
}

export const systemRandom: RandomSource = { bytes: (length) => randomBytes(length) };
