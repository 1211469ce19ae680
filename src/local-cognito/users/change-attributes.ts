import { invalidParameter } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import { checkValue, type AttributeList } from './attributes.js';
import { claimAlias, releaseOwnAlias } from './username-mode.js';

type Attributes = Readonly<Record<string, string>>;

/**
 * A user's attributes with some changed; a blank value takes the attribute away. A new address is not verified, unless
 * the change says so.
 * @throws {ServiceError} InvalidParameterException.
 */
export function withChanges(pool: UserPool, { attributes }: User, given: AttributeList): Attributes {
  const schema = new Map(pool.settings.SchemaAttributes.map((attribute) => [attribute.Name, attribute]));
  const changed = new Map(Object.entries(attributes));
  for (const { Name, Value = '' } of given) {
    const attribute = schema.get(Name);
    if (attribute === undefined) throw invalid(`user.${Name}: Attribute does not exist in the schema.\n`);
    if (Value === '' && attribute.Required) throw invalid(`${Name}: Required attribute cannot be deleted.`);
    if (attribute.Mutable === false) throw invalid(`user.${Name}: Attribute cannot be updated.\n`);
    if (Value === '') changed.delete(Name);
    else {
      checkValue(attribute, Name, Value);
      changed.set(Name, Value);
    }
  }
  for (const address of ['email', 'phone_number']) {
    const flag = `${address}_verified`;
    if (changed.get(address) === attributes[address]) continue;
    if (!changed.has(address)) changed.delete(flag);
    else if (!given.some(({ Name }) => Name === flag)) changed.set(flag, 'false');
  }
  return Object.fromEntries(changed);
}

/**
 * Keeps changed attributes. The names that the user signs in by follow them. To be called in a transaction.
 * @throws {ServiceError} AliasExistsException.
 */
export function saveAttributes(service: Service, pool: UserPool, user: User, attributes: Attributes): void {
  const [before, after] = [aliasesIn(pool, user.attributes), aliasesIn(pool, attributes)];
  for (const [attribute, value] of before) {
    if (after.get(attribute) !== value) releaseOwnAlias(service, pool, user.sub, attribute, value);
  }
  for (const [attribute, value] of after) {
    if (before.get(attribute) !== value) {
      claimAlias(service, pool, attribute, value, user.sub, 'AliasExistsException');
    }
  }
  service.store.users.change(user, { attributes }, service.clock.now());
}

/** The attributes that sign in: the address of address pools; an alias, which must be verified when it is an address. */
function aliasesIn(pool: UserPool, attributes: Attributes): Map<string, string> {
  const { UsernameAttributes = [], AliasAttributes = [] } = pool.settings;
  const active: readonly string[] = [
    ...UsernameAttributes,
    ...AliasAttributes.filter(
      (attribute) => attribute === 'preferred_username' || attributes[`${attribute}_verified`] === 'true',
    ),
  ];
  return new Map(active.flatMap((name) => (attributes[name] === undefined ? [] : [[name, attributes[name]] as const])));
}

function invalid(text: string): Error {
  return invalidParameter(`Invalid user attributes: ${text}`);
}
