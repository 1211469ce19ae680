import { randomFillSync } from 'node:crypto';

/** Where ids, codes, salts and secrets come from. A test may give a fixed one. */
export interface RandomSource {
  bytes(length: number): Buffer;
}

const POOL_BYTES = 4096;
let pool = Buffer.alloc(0);

/** The system's generator, asked for many bytes at a time: a call takes longer than the bytes. None is given twice. */
export const systemRandom: RandomSource = {
  bytes(length) {
    if (pool.length < length) pool = randomFillSync(Buffer.alloc(Math.max(POOL_BYTES, length)));
    const bytes = Buffer.from(pool.subarray(0, length));
    pool.fill(0, 0, length);
    pool = pool.subarray(length);
    return bytes;
  },
};
