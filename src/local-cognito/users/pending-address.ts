import type { Address } from '../messages/address.js';
import type { Service } from '../service.js';
import type { AddressAttribute } from '../store/codes.js';
import type { User } from '../store/users.js';

/** The address that an attribute is to have once the code that went to it has come back. */
export function pendingAddress(
  { store, clock }: Service,
  { poolId, sub, attributes }: User,
  attribute: AddressAttribute,
): Address | undefined {
  const sent = store.codes.find(poolId, sub, `verify-${attribute}`);
  const isPending = sent !== undefined && sent.address !== attributes[attribute] && sent.expiresAt > clock.now();
  return isPending ? { attribute, value: sent.address } : undefined;
}
