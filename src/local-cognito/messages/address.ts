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

/** The addresses that the pool verifies, the phone before the email. */
export function verifiedAttributes({ settings }: UserPool): readonly AddressAttribute[] {
  const { AutoVerifiedAttributes = [] } = settings;
  return (['phone_number', 'email'] as const).filter((attribute) => AutoVerifiedAttributes.includes(attribute));
}

/** Where a user's codes go: the first address that the pool verifies and the user has. */
export function verifiableAddress(pool: UserPool, attributes: Attributes): Address | undefined {
  for (const attribute of verifiedAttributes(pool)) {
    const address = addressOf(attributes, attribute);
    if (address !== undefined) return address;
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
