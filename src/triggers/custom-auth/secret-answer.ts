import { matchesScryptHash, scryptHash } from '../scrypt-hash.js';

/** The value of `custom:secret_answer` for an answer: the answer itself is kept nowhere. */
export function hashSecretAnswer(answer: string): Promise<string> {
  return scryptHash(normalForm(answer));
}

/** Whether it is the answer that was hashed, however it is capitalised and spaced. */
export function isSecretAnswer(answer: string, hash: string): Promise<boolean> {
  return matchesScryptHash(normalForm(answer), hash);
}

function normalForm(answer: string): string {
  return answer.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();
}
