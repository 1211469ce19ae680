import { invalidParameter, notAuthorized } from '../protocol/errors.js';
import { closedToClients } from '../pools/client-attributes.js';
import type { AppClientSettings, SchemaAttribute } from '../pools/settings.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import { isEmail, isPhoneNumber } from './address-forms.js';

export type AttributeList = readonly { readonly Name: string; readonly Value?: string }[];

/**
 * The attributes that a new user brings along, checked against the pool's schema and the rights of who writes them.
 * @param required whether those that the pool requires must be among them
 * @throws {ServiceError} InvalidParameterException or NotAuthorizedException.
 */
export function readNewAttributes(
  pool: UserPool,
  writer: AppClientSettings | 'admin',
  given: AttributeList,
  required: 'required' | 'optional' = 'required',
): Record<string, string> {
  const attributes = Object.fromEntries(
    given.flatMap(({ Name, Value }) => (Value === undefined || Value === '' ? [] : [[Name, Value] as const])),
  );
  const schema = new Map(pool.settings.SchemaAttributes.map((attribute) => [attribute.Name, attribute]));
  for (const [name, value] of Object.entries(attributes)) {
    const attribute = schema.get(name);
    if (attribute === undefined) {
      throw nonconforming(`Type for attribute {${name}} could not be determined`);
    }
    if (!mayWrite(writer, attribute)) {
      throw notAuthorized('A client attempted to write unauthorized attribute');
    }
    checkValue(attribute, name, value);
  }
  if (required === 'required') checkRequired(pool, attributes);
  return attributes;
}

/**
 * New values of attributes that a user has, by name; '' takes one away.
 * @throws {ServiceError} InvalidParameterException or NotAuthorizedException.
 */
export function readChangedAttributes(
  pool: UserPool,
  writer: AppClientSettings | 'admin',
  given: AttributeList,
): ReadonlyMap<string, string> {
  const changes = new Map(given.map(({ Name, Value = '' }) => [Name, Value]));
  const schema = new Map(pool.settings.SchemaAttributes.map((attribute) => [attribute.Name, attribute]));
  const problems = [...changes.keys()].flatMap((name) => {
    const attribute = schema.get(name);
    if (attribute === undefined) return [`user.${name}: Attribute does not exist in the schema.\n`];
    return attribute.Mutable === false ? [`user.${name}: Attribute cannot be updated.\n`] : [];
  });
  if (problems.length > 0) throw invalidAttributes(problems.join(''));
  for (const [name, value] of changes) {
    const attribute = schema.get(name);
    if (attribute === undefined) continue;
    if (!mayWrite(writer, attribute)) throw notAuthorized('A client attempted to write unauthorized attribute');
    if (value === '' && attribute.Required) throw invalidAttributes(`${name}: Required attribute cannot be deleted.`);
    if (value !== '') checkValue(attribute, name, value);
  }
  return changes;
}

function invalidAttributes(text: string): Error {
  return invalidParameter(`Invalid user attributes: ${text}`);
}

/** Administrators may write all but the `sub`, and they alone what is for developers only. */
function mayWrite(
  writer: AppClientSettings | 'admin',
  { Name: name, DeveloperOnlyAttribute }: SchemaAttribute,
): boolean {
  if (writer === 'admin') return name !== 'sub';
  if (DeveloperOnlyAttribute || closedToClients.has(name)) return false;
  return writer.WriteAttributes?.includes(name) ?? true;
}

function checkRequired(pool: UserPool, attributes: Readonly<Record<string, string>>): void {
  const missing = pool.settings.SchemaAttributes.flatMap(({ Name: name, Required }) =>
    Required && name !== 'sub' && attributes[name] === undefined ? [`${name}: The attribute is required`] : [],
  );
  if (missing.length > 0) throw nonconforming(missing.join('\n'));
}

/** @throws {ServiceError} InvalidParameterException when the value is not of the attribute's form. */
export function checkValue(attribute: SchemaAttribute, name: string, value: string): void {
  if (name === 'email' && !isEmail(value)) throw invalidParameter('Invalid email address format.');
  if (name === 'phone_number' && !isPhoneNumber(value)) throw invalidParameter('Invalid phone number format.');
  const { MinLength, MaxLength } = attribute.StringAttributeConstraints ?? {};
  const { MinValue, MaxValue } = attribute.NumberAttributeConstraints ?? {};
  const length = [...value].length;
  if (MinLength !== undefined && length < Number(MinLength)) {
    throw nonconforming(`${name}: String must be longer than ${MinLength} characters`);
  }
  if (MaxLength !== undefined && length > Number(MaxLength)) {
    throw nonconforming(`${name}: String must be shorter than ${MaxLength} characters`);
  }
  if (attribute.AttributeDataType === 'Number') {
    const number = Number(value);
    if (!Number.isFinite(number)) throw nonconforming(`${name}: Value must be a number`);
    if (MinValue !== undefined && number < Number(MinValue)) throw nonconforming(`${name}: Value is below ${MinValue}`);
    if (MaxValue !== undefined && number > Number(MaxValue)) throw nonconforming(`${name}: Value is above ${MaxValue}`);
  }
  if (attribute.AttributeDataType === 'Boolean' && value !== 'true' && value !== 'false') {
    throw nonconforming(`${name}: Value must be true or false`);
  }
}

function nonconforming(text: string): Error {
  return invalidParameter(`Attributes did not conform to the schema: ${text}\n`);
}

/** A list of attributes, of any names, as the pool's functions are given them. */
export function asStrings(list: AttributeList): Readonly<Record<string, string>> {
  return Object.fromEntries(list.map(({ Name, Value = '' }) => [Name, Value]));
}

/** A user's attributes as the API lists them, `sub` first; only those that the client may read, when one asks. */
export function attributeList(user: User, client?: AppClientSettings): { Name: string; Value: string }[] {
  const readable = client?.ReadAttributes;
  return Object.entries({ sub: user.sub, ...user.attributes })
    .filter(([name]) => name === 'sub' || readable === undefined || readable.includes(name))
    .map(([Name, Value]) => ({ Name, Value }));
}
