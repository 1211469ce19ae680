import { invalidParameter } from '../protocol/errors.js';
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

/**
 * The schema of a new pool: the standard attributes, changed and extended by the request's.
 * @throws {ServiceError} InvalidParameterException for a custom attribute that Cognito would not have.
 */
export function poolSchema(requested: readonly SchemaAttribute[]): SchemaAttribute[] {
  const names = new Set(standardAttributes.map(({ Name }) => Name));
  const standard = standardAttributes.map((attribute) => ({
    ...attribute,
    ...requested.find(({ Name }) => Name === attribute.Name),
  }));
  const custom = requested.filter(({ Name }) => !names.has(Name)).map(customAttribute);
  for (const { Name } of custom) {
    if (names.has(Name)) throw invalidParameter(`${Name}: Existing attribute already has name ${Name}.`);
    names.add(Name);
  }
  return [...standard, ...custom];
}

function customAttribute(attribute: SchemaAttribute): SchemaAttribute {
  const { AttributeDataType, Required = false, DeveloperOnlyAttribute = false, Mutable = true } = attribute;
  if (Required) throw invalidParameter('Required custom attributes are not supported currently.');
  if (AttributeDataType === undefined) {
    throw invalidParameter('Invalid AttributeDataType input, consider using the provided AttributeDataType enum.');
  }
  const Name = `${DeveloperOnlyAttribute ? 'dev' : 'custom'}:${attribute.Name}`;
  return { ...attribute, Name, Mutable, Required, DeveloperOnlyAttribute };
}
