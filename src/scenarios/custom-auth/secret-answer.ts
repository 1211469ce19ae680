import { randomBytes, scrypt } from 'node:crypto';

const COST = { N: 2 ** 14, r: 8, p: 1 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/**
 * What an app keeps of a secret answer, in the attribute `custom:secret_answer`: a hash that the trigger can check and
 * nobody can read. Capitals and spaces make no difference. `scrypt:<salt>:<hash>`, both in base64url.
 */
export function hashSecretAnswer(answer: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const text = answer.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLowerCase();
  return new Promise((resolve, reject) => {
    scrypt(text, salt, HASH_BYTES, COST, (error, hash) => {
      if (error) reject(error);
      else resolve(`scrypt:${salt.toString('base64url')}:${hash.toString('base64url')}`);
    });
  });
}
