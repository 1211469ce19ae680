import { createHash, timingSafeEqual } from 'node:crypto';
import type { Address } from '../messages/address.js';

/** What a session remembers of a code that was sent: the code itself, and the hash of the address that it went to. */
export interface SentCode {
  readonly code: string;
  readonly to: string;
}

export function sentCode(code: string, { value }: Address): SentCode {
  return { code, to: hashOf(value) };
}

/** @param sent undefined when none was: then no code is right */
export function isRightCode(sent: SentCode | undefined, given: string): boolean {
  const [a, b] = [Buffer.from(sent?.code ?? ''), Buffer.from(given)];
  return sent !== undefined && a.length === b.length && timingSafeEqual(a, b);
}

/** Whether the code went to this address, and not to one that it has replaced. */
export function wentTo(sent: SentCode | undefined, address: string | undefined): boolean {
  return address !== undefined && sent?.to === hashOf(address);
}

function hashOf(address: string): string {
  return createHash('sha256').update(address).digest('base64url');
}
