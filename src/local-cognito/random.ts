import { createHash, randomFillSync } from 'node:crypto';
import { checkSeed } from './options.js';

/** Where ids, codes, salts and secrets come from. A test may give a fixed one, whose bytes vary. */
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

/**
 * A source that gives the same from run to run, for tests alone: whoever knows the seed knows every code and secret.
 * Ids, codes, salts and secrets repeat as long as calls come in the same order. RSA keys do not come from it, so `kid`s
 * and the signatures of tokens differ. Not for a file that is kept: the second run would make ids that are there.
 * @throws {TypeError} when there is no seed.
 */
export function seededRandom(seed: string | number): RandomSource {
  checkSeed(seed);
  let block = 0;
  let ready = Buffer.alloc(0);
  return {
    bytes(length) {
      while (ready.length < length) {
        const next = createHash('sha256').update(`cognito-demo ${seed} ${block++}`).digest();
        ready = Buffer.concat([ready, next]);
      }
      const bytes = Buffer.from(ready.subarray(0, length));
      ready = ready.subarray(length);
      return bytes;
    },
  };
}
