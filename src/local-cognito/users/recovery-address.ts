import { addressOf, type Address } from '../messages/address.js';
import { factorOf, recoveryOrder } from '../pools/recovery.js';
import type { AddressAttribute } from '../store/codes.js';
import type { UserPool } from '../store/pools.js';
import { factorsInUse } from '../sign-in/mfa-choice.js';
import type { User } from '../store/users.js';

/** Where a pool sends codes for new passwords, first choice first; the phone, then the email, unless it says otherwise. */
export function recoveryAttributes({ settings }: UserPool): readonly AddressAttribute[] {
  const order = recoveryOrder(settings) ?? ['phone_number', 'email'];
  return order.filter((mechanism) => mechanism !== 'admin_only');
}

/**
 * Where the code for a new password goes: the first address that is verified and not the way of the user's second factor,
 * lest one mailbox or phone be enough to sign in. Pools that don't say how users recover let the phone be both. Users who
 * are not confirmed yet have none.
 */
export function recoveryAddress(pool: UserPool, user: User): Address | undefined {
  const { status, attributes } = user;
  if (status === 'UNCONFIRMED') return undefined;
  const inUse = new Set<string>(factorsInUse(pool.settings, user));
  if (recoveryOrder(pool.settings) === undefined) inUse.delete('SMS_MFA');
  const usable = recoveryAttributes(pool).find(
    (attribute) => attributes[`${attribute}_verified`] === 'true' && !inUse.has(factorOf[attribute]),
  );
  return usable && addressOf(attributes, usable);
}
