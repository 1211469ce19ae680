import { invalidParameter, type ServiceError } from '../protocol/errors.js';
import type { SchemaAttribute } from './settings.js';

const CUSTOM_ATTRIBUTES_A_POOL = 50;

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

/** Built in, but not part of a request's schema: an entry of such a name is one of a custom attribute. */
const BUILT_IN = new Set(['email_verified', 'phone_number_verified']);

/**
 * The schema of a new pool: the standard attributes, changed and extended by the request's.
 * @throws {ServiceError} InvalidParameterException for an attribute that Cognito would not have.
 */
export function poolSchema(requested: readonly SchemaAttribute[]): SchemaAttribute[] {
  const names = new Set(standardAttributes.map(({ Name }) => Name).filter((name) => !BUILT_IN.has(name)));
  const changes = requested.filter(({ Name }) => names.has(Name));
  const custom = requested.filter(({ Name }) => !names.has(Name));
  const standard = standardAttributes.map((attribute) =>
    changedAttribute(
      attribute,
      changes.find(({ Name }) => Name === attribute.Name),
    ),
  );
  return extend(standard, custom, (name) =>
    invalidParameter(`Duplicate custom attribute names ${name} are not allowed in a user pool schema.`),
  );
}

/**
 * A schema with more custom attributes, whatever their names.
 * @throws {ServiceError} InvalidParameterException for one that Cognito would not have.
 */
export function extendSchema(
  schema: readonly SchemaAttribute[],
  requested: readonly SchemaAttribute[],
): SchemaAttribute[] {
  return extend(schema, requested, (name) => invalidParameter(`${name}: Existing attribute already has name ${name}.`));
}

function extend(
  schema: readonly SchemaAttribute[],
  requested: readonly SchemaAttribute[],
  taken: (name: string) => ServiceError,
): SchemaAttribute[] {
  const names = new Set(schema.map(({ Name }) => Name));
  const custom = requested.map(customAttribute);
  for (const { Name } of custom) {
    if (names.has(Name)) throw taken(Name);
    names.add(Name);
  }
  if (names.size - standardAttributes.length > CUSTOM_ATTRIBUTES_A_POOL) {
    throw invalidParameter(`A user pool can have ${CUSTOM_ATTRIBUTES_A_POOL} custom attributes at most.`);
  }
  return [...schema, ...custom];
}

function changedAttribute(standard: SchemaAttribute, change: SchemaAttribute = standard): SchemaAttribute {
  const { AttributeDataType = standard.AttributeDataType, DeveloperOnlyAttribute = false } = change;
  if (AttributeDataType !== standard.AttributeDataType || DeveloperOnlyAttribute) {
    throw invalidParameter(
      `You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute ${standard.Name}`,
    );
  }
  return { ...standard, ...change };
}

function customAttribute(attribute: SchemaAttribute): SchemaAttribute {
  const { AttributeDataType, Required = false, DeveloperOnlyAttribute = false, Mutable = true } = attribute;
  if (Required) throw invalidParameter('Required custom attributes are not supported currently.');
  if (AttributeDataType === undefined) {
    throw invalidParameter('Invalid AttributeDataType input, consider using the provided AttributeDataType enum.');
  }
  const Name = `${DeveloperOnlyAttribute ? 'dev:custom' : 'custom'}:${attribute.Name}`;
  checkConstraints({ ...attribute, Name });
  return { ...attribute, Name, Mutable, Required, DeveloperOnlyAttribute };
}

/** The limits are numbers as text; one that is no number limits nothing. */
function checkConstraints({
  Name,
  AttributeDataType,
  StringAttributeConstraints: { MinLength, MaxLength } = {},
  NumberAttributeConstraints: { MinValue, MaxValue } = {},
}: SchemaAttribute): void {
  if (AttributeDataType === 'String' && Number(MinLength) > Number(MaxLength)) {
    throw invalidParameter(`Attribute ${Name} cannot have a max length shorter than it's min length`);
  }
  if (AttributeDataType === 'Number' && Number(MinValue) > Number(MaxValue)) {
    throw invalidParameter(`Attribute ${Name} cannot have a max value smaller than it's min value`);
  }
}
