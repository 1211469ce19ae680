import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** About 50 ms and 16 MiB for each hash. */
const COST = { N: 2 ** 14, r: 8, p: 1 };
const HASH_BYTES = 32;
const SALT_BYTES = 16;

/** `scrypt:<salt>:<hash>`, both in base64url without padding. */
const FORM = /^scrypt:([\w-]{22}):([\w-]{43})$/;

/** Hashes under a new salt, to be kept: `scrypt:<salt>:<hash>`. */
export async function scryptHash(text: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return form(salt, await digest(text, salt));
}

/** Whether the text is the one that was hashed. A hash of another form matches nothing. */
export async function matchesScryptHash(text: string, hash: string): Promise<boolean> {
  const [, salt, expected] = FORM.exec(hash) ?? [];
  if (salt === undefined || expected === undefined) return false;
  return timingSafeEqual(await digest(text, Buffer.from(salt, 'base64url')), Buffer.from(expected, 'base64url'));
}

/** A hash that no text matches, and that takes as long to check as any: for users who don't exist. */
export function unmatchableScryptHash(): string {
  return form(randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));
}

export function isScryptHash(text: unknown): text is string {
  return typeof text === 'string' && FORM.test(text);
}

function form(salt: Buffer, hash: Buffer): string {
  return `scrypt:${salt.toString('base64url')}:${hash.toString('base64url')}`;
}

/** Off the main thread: other calls go on meanwhile. */
function digest(text: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(text, salt, HASH_BYTES, COST, (error, hash) => (error ? reject(error) : resolve(hash)));
  });
}
