import type { Address } from '../messages/address.js';
import { expiredCode, wrongCode } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { User } from '../store/users.js';
import type { CodePurpose, VerificationCode } from '../store/codes.js';

const HOUR = 60 * 60 * 1000;

/** How long each kind of code is good for. */
const life: Readonly<Record<CodePurpose, number>> = {
  'sign-up': 24 * HOUR,
  'reset-password': HOUR,
  'verify-email': 24 * HOUR,
  'verify-phone_number': 24 * HOUR,
};

/** Keeps a code, which replaces the one before. To be called in a transaction. */
export function keepCode(
  service: Service,
  { poolId, sub }: Pick<User, 'poolId' | 'sub'>,
  purpose: CodePurpose,
  { attribute, value }: Address,
  code: string,
): void {
  const expiresAt = service.clock.now() + life[purpose];
  service.store.codes.put(poolId, sub, purpose, { code, attribute, address: value, expiresAt });
}

/**
 * What is known of the code that was sent, when the given one is the same. It is not used up yet.
 * @throws {ServiceError} CodeMismatchException, or ExpiredCodeException when it is too old or none is kept.
 */
export function checkCode(
  service: Service,
  { poolId, sub }: Pick<User, 'poolId' | 'sub'>,
  purpose: CodePurpose,
  given: string,
): VerificationCode {
  const sent = service.store.codes.find(poolId, sub, purpose);
  if (sent === undefined) throw expiredCode();
  if (sent.code !== given) throw wrongCode();
  if (sent.expiresAt <= service.clock.now()) throw expiredCode();
  return sent;
}
