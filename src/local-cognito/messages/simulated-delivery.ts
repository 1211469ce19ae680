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

/** Where it would have gone: to the name itself where codes go to such addresses. */
export function simulatedAddress(pool: UserPool, name: string, channels: readonly AddressAttribute[]): Address {
  const form = formOf(name);
  if (form !== undefined && channels.includes(form)) return { attribute: form, value: name };
  const verified = channels.find((attribute) => pool.settings.AutoVerifiedAttributes?.includes(attribute));
  const key = nameKey(pool, name);
  const random = createHmac('sha256', pool.secret).update(`address ${key}`).digest();
  if ((verified ?? channels[0]) === 'phone_number') {
    return { attribute: 'phone_number', value: `+1555${String(random.readUInt32BE() % 10_000).padStart(4, '0')}` };
  }
  // A phone number is no local part of an address.
  const local = form === undefined ? key : letterAt(random, 4);
  return { attribute: 'email', value: `${local}@${letterAt(random, 0)}` };
}

function formOf(name: string): AddressAttribute | undefined {
  if (isEmail(name)) return 'email';
  return isPhoneNumber(name) ? 'phone_number' : undefined;
}

function letterAt(random: Buffer, offset: number): string {
  return String.fromCodePoint(0x61 + (random.readUInt32BE(offset) % 26));
}
