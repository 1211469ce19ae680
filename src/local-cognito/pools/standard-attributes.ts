import type { SchemaAttribute } from './settings.js';

const text = (Name: string, MinLength = '0', MaxLength = '2048'): SchemaAttribute => ({
  Name,
  AttributeDataType: 'String',
  DeveloperOnlyAttribute: false,
  Mutable: true,
  Required: false,
  StringAttributeConstraints: { MinLength, MaxLength },
});

const flag = (Name: string): SchemaAttribute => ({
  Name,
  AttributeDataType: 'Boolean',
  DeveloperOnlyAttribute: false,
  Mutable: true,
  Required: false,
});

/** The attributes that every pool has. */
export const standardAttributes: readonly SchemaAttribute[] = [
  { ...text('sub', '1'), Mutable: false, Required: true },
  text('name'),
  text('given_name'),
  text('family_name'),
  text('middle_name'),
  text('nickname'),
  text('preferred_username'),
  text('profile'),
  text('picture'),
  text('website'),
  text('email'),
  flag('email_verified'),
  text('gender'),
  text('birthdate', '10', '10'),
  text('zoneinfo'),
  text('locale'),
  text('phone_number'),
  flag('phone_number_verified'),
  text('address'),
  {
    Name: 'updated_at',
    AttributeDataType: 'Number',
    DeveloperOnlyAttribute: false,
    Mutable: true,
    Required: false,
    NumberAttributeConstraints: { MinValue: '0' },
  },
];

/** The schema of a new pool: the standard attributes, changed and extended by the request's. */
export function poolSchema(requested: readonly SchemaAttribute[]): SchemaAttribute[] {
  const changes = new Map(requested.map((attribute) => [attribute.Name, attribute]));
  const standard = standardAttributes.map((attribute) => {
    const change = changes.get(attribute.Name);
    changes.delete(attribute.Name);
    return { ...attribute, ...change };
  });
  const custom = [...changes.values()].map((attribute) => ({
    Mutable: true,
    Required: false,
    DeveloperOnlyAttribute: false,
    ...attribute,
    AttributeDataType: attribute.AttributeDataType ?? 'String',
    Name: `${attribute.DeveloperOnlyAttribute ? 'dev' : 'custom'}:${attribute.Name}`,
  }));
  return [...standard, ...custom];
}
