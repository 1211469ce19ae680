import type { Address } from '../messages/address.js';
import type { Service } from '../service.js';
import type { User } from '../store/users.js';
import type { CodePurpose } from '../store/codes.js';

const HOUR = 60 * 60 * 1000;

/** How long each kind of code is good for. */
const life: Readonly<Record<CodePurpose, number>> = { 'sign-up': 24 * HOUR, 'reset-password': HOUR };

/** Keeps a code, which replaces the one before. To be called in a transaction. */
export function keepCode(
  service: Service,
  { poolId, sub }: Pick<User, 'poolId' | 'sub'>,
  purpose: CodePurpose,
  { attribute }: Address,
  code: string,
): void {
  const expiresAt = service.clock.now() + life[purpose];
  service.store.codes.put(poolId, sub, purpose, { code, attribute, expiresAt });
}
