import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { RandomSource } from '../random.js';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Sealing: the service hands its own state to the client, who can neither read nor change it (AES-256-GCM). Sessions
 * and secret blocks are made so; a sign-in that is never finished leaves nothing behind.
 */
export function seal(key: Buffer, purpose: string, content: unknown, random: RandomSource): Buffer {
  const nonce = random.bytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** The content of a seal, or undefined when this service did not make it for that purpose. */
export function unseal(key: Buffer, purpose: string, sealed: Buffer): unknown {
  if (sealed.length <= NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(purpose))
    .setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    const text = decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)) + decipher.final('utf8');
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
