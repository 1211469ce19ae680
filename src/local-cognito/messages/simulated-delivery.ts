import { createHmac } from 'node:crypto';
import type { AddressAttribute } from '../store/codes.js';
import type { UserPool } from '../store/pools.js';
import { isEmail, isPhoneNumber } from '../users/address-forms.js';
import { nameKey } from '../users/find-user.js';
import { describeDelivery, type Address, type CodeDelivery } from './address.js';

/**
 * Where a code went, told of a user to whom none was sent, so that nobody learns who exists. The same each time for a
 * name.
 * @param channels where codes of this kind may go, first choice first
 */
export function simulateDelivery(pool: UserPool, name: string, channels: readonly AddressAttribute[]): CodeDelivery {
  return describeDelivery(simulatedAddress(pool, name, channels));
}

/** Where it would have gone. */
export function simulatedAddress(pool: UserPool, name: string, channels: readonly AddressAttribute[]): Address {
  if (isEmail(name)) return { attribute: 'email', value: name };
  if (isPhoneNumber(name)) return { attribute: 'phone_number', value: name };
  const verified = channels.find((attribute) => pool.settings.AutoVerifiedAttributes?.includes(attribute));
  const usual = verified ?? channels[0];
  const key = nameKey(pool, name);
  const random = createHmac('sha256', pool.secret).update(`address ${key}`).digest();
  if (usual === 'phone_number') {
    return { attribute: 'phone_number', value: `+1555${String(random.readUInt32BE() % 10_000).padStart(4, '0')}` };
  }
  const letter = String.fromCodePoint(0x61 + (random.readUInt32BE() % 26));
  return { attribute: 'email', value: `${key}@${letter}` };
}
