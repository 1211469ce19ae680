import type { RandomSource } from '../random.js';
import { seal, unseal } from './seal.js';

/** Stands in for the KMS key that codes to custom senders are encrypted with on AWS. */
export interface CodeCipher {
  /** Base64, another one each time. */
  encrypt(code: string): string;
  /** @throws {Error} when this service did not encrypt it. */
  decrypt(encrypted: string): string;
}

const PURPOSE = 'code for a custom sender';

export function createCodeCipher(random: RandomSource): CodeCipher {
  const key = random.bytes(32);
  return {
    encrypt: (code) => seal(key, PURPOSE, code, random).toString('base64'),
    decrypt(encrypted) {
      const code = unseal(key, PURPOSE, Buffer.from(encrypted, 'base64'));
      if (typeof code !== 'string') throw new Error('The code was not encrypted by this local Cognito.');
      return code;
    },
  };
}
