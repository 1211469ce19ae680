import type { AddressAttribute } from '../store/codes.js';
import type { UserPool } from '../store/pools.js';

/** Where a code can go. */
export interface Address {
  readonly attribute: AddressAttribute;
  readonly value: string;
}

/** What the caller is told of a message: where it went, not what it says. */
export interface CodeDelivery {
  readonly Destination: string;
  readonly DeliveryMedium: 'EMAIL' | 'SMS';
  readonly AttributeName: string;
}

type Attributes = Readonly<Record<string, string>>;

/** Where a user's codes go: the address that the pool verifies; the phone before the email when it verifies both. */
export function verifiableAddress(pool: UserPool, attributes: Attributes): Address | undefined {
  for (const attribute of ['phone_number', 'email'] as const) {
    if (pool.settings.AutoVerifiedAttributes?.includes(attribute)) {
      const address = addressOf(attributes, attribute);
      if (address !== undefined) return address;
    }
  }
  return undefined;
}

export function addressOf(attributes: Attributes, attribute: AddressAttribute): Address | undefined {
  const value = attributes[attribute];
  return value === undefined ? undefined : { attribute, value };
}

export function mediumOf({ attribute }: Pick<Address, 'attribute'>): 'EMAIL' | 'SMS' {
  return attribute === 'email' ? 'EMAIL' : 'SMS';
}

export function describeDelivery(address: Address): CodeDelivery {
  return {
    AttributeName: address.attribute,
    DeliveryMedium: mediumOf(address),
    Destination: maskAddress(address),
  };
}

/** `t***@t***`, the first character of the local part and of the domain; `+*******9934`, the last four digits. */
export function maskAddress({ attribute, value }: Address): string {
  if (attribute === 'phone_number') return `+*******${value.slice(-4)}`;
  const [local = '', domain = ''] = value.split('@');
  return `${local.charAt(0)}***@${domain.charAt(0)}***`;
}
