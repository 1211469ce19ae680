import type { AttributeType } from '@aws-sdk/client-cognito-identity-provider';

/** Attribute values by name. On the wire they are always strings: `email_verified` is `'true'` or `'false'`. */
export type Attributes = Readonly<Record<string, string>>;

export function toAttributeList(attributes: Attributes): AttributeType[] {
  return Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
}

export function fromAttributeList(list: readonly AttributeType[] = []): Attributes {
  return Object.fromEntries(list.flatMap(({ Name, Value }) => (Name === undefined ? [] : [[Name, Value ?? '']])));
}
