import type { Address } from '../messages/address.js';
import { invalidParameter, ServiceError } from '../protocol/errors.js';
import type { Service } from '../service.js';
import type { UserPool } from '../store/pools.js';
import { isEmail, isPhoneNumber } from './address-forms.js';
import { findBySub, nameKey } from './find-user.js';

/** What the name typed at sign-up means in the pool's mode. */
export interface NewName {
  /** Undefined where users are known by a generated UUID and sign in with an address. */
  readonly username?: string;
  /** The attribute that the name fills, in pools whose users sign in with an address. */
  readonly address?: { readonly attribute: 'email' | 'phone_number'; readonly value: string };
}

/** @throws {ServiceError} InvalidParameterException when the name's form does not suit the pool. */
export function readNewName(pool: UserPool, name: string): NewName {
  const { UsernameAttributes = [], AliasAttributes = [] } = pool.settings;
  if (UsernameAttributes.length > 0) {
    if (UsernameAttributes.includes('email') && isEmail(name)) return { address: { attribute: 'email', value: name } };
    if (UsernameAttributes.includes('phone_number') && isPhoneNumber(name)) {
      return { address: { attribute: 'phone_number', value: name } };
    }
    throw invalidParameter(expectedAddress(UsernameAttributes));
  }
  if (AliasAttributes.includes('email') && isEmail(name)) {
    throw invalidParameter('Username cannot be of email format, since user pool is configured for email alias.');
  }
  if (AliasAttributes.includes('phone_number') && isPhoneNumber(name)) {
    throw invalidParameter(
      'Username cannot be of phone number format, since user pool is configured for phone number alias.',
    );
  }
  return { username: name };
}

function expectedAddress(kinds: readonly string[]): string {
  if (kinds.length > 1) return 'Username should be either an email or a phone number.';
  return kinds[0] === 'email' ? 'Username should be an email.' : 'Username should be a phone number.';
}

/** Aliases that a user holds from the start: the address of address pools, and preferred_username. */
export function activateFirstAliases(
  service: Service,
  pool: UserPool,
  sub: string,
  attributes: Readonly<Record<string, string>>,
): void {
  const { UsernameAttributes = [], AliasAttributes = [] } = pool.settings;
  const active: readonly string[] = [
    ...UsernameAttributes,
    ...AliasAttributes.filter((attribute) => attribute === 'preferred_username'),
  ];
  for (const attribute of active) {
    const value = attributes[attribute];
    if (value !== undefined) claimAlias(service, pool, attribute, value, sub, 'UsernameExistsException');
  }
}

/**
 * An address that was just verified becomes a name to sign in with, in pools with such aliases.
 * @param force takes it from the user who verified it before
 * @throws {ServiceError} AliasExistsException
 */
export function activateVerifiedAlias(
  service: Service,
  pool: UserPool,
  sub: string,
  attribute: string,
  value: string,
  force: boolean,
): void {
  const aliases: readonly string[] = pool.settings.AliasAttributes ?? [];
  if (!aliases.includes(attribute)) return;
  if (force) releaseAlias(service, pool, attribute, value, sub);
  claimAlias(service, pool, attribute, value, sub, 'AliasExistsException');
}

/**
 * Lets the names that a user signs in by follow the attributes. To be called in a transaction.
 * @param force takes a verified address from the user who signs in by it, in pools with such aliases
 * @throws {ServiceError} AliasExistsException
 */
export function followAliases(
  service: Service,
  pool: UserPool,
  sub: string,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  { force = false }: { readonly force?: boolean } = {},
): void {
  const { UsernameAttributes = [], AliasAttributes = [] } = pool.settings;
  const { users } = service.store;
  for (const attribute of [...UsernameAttributes, ...AliasAttributes]) {
    const [old, now] = [aliasIn(pool, attribute, before), aliasIn(pool, attribute, after)];
    if (old === now) continue;
    // An address that was verified by an MFA code may be the alias of another user.
    const isTheirs = old !== undefined && users.findByAlias(pool.id, attribute, old)?.sub === sub;
    if (isTheirs) users.deleteAlias(pool.id, attribute, old);
    if (now === undefined) continue;
    const isAddress = attribute === 'email' || attribute === 'phone_number';
    if (force && isAddress && AliasAttributes.includes(attribute)) releaseAlias(service, pool, attribute, now, sub);
    claimAlias(service, pool, attribute, now, sub, 'AliasExistsException');
  }
}

/** The name that attributes make their user known by, in the form in which the pool compares it. */
function aliasIn(pool: UserPool, attribute: string, attributes: Readonly<Record<string, string>>): string | undefined {
  const value = attributes[attribute];
  const mustBeVerified = attribute !== 'preferred_username' && pool.settings.AliasAttributes !== undefined;
  if (value === undefined || (mustBeVerified && attributes[`${attribute}_verified`] !== 'true')) return undefined;
  return nameKey(pool, value);
}

/**
 * That nobody else signs in by an address that is to become a user's, in pools where addresses are names.
 * @throws {ServiceError} AliasExistsException
 */
export function checkAddressIsFree(service: Service, pool: UserPool, sub: string, { attribute, value }: Address): void {
  if (!pool.settings.UsernameAttributes?.includes(attribute)) return;
  const holder = service.store.users.findByAlias(pool.id, attribute, nameKey(pool, value));
  if (holder !== undefined && holder.sub !== sub) throw aliasTaken('AliasExistsException', attribute);
}

/** Takes an alias from whoever else holds it: the address counts as unverified there from now on. */
function releaseAlias(service: Service, pool: UserPool, attribute: string, value: string, sub: string): void {
  const { users } = service.store;
  const key = nameKey(pool, value);
  const holder = users.findByAlias(pool.id, attribute, key);
  if (holder === undefined || holder.sub === sub) return;
  users.deleteAlias(pool.id, attribute, key);
  const attributes = { ...holder.attributes, [`${attribute}_verified`]: 'false' };
  users.change(holder, { attributes }, service.clock.now());
}

/**
 * Makes a value a name that the user signs in by. To be called in a transaction.
 * @param type the error when another user signs in by it
 */
function claimAlias(
  service: Service,
  pool: UserPool,
  attribute: string,
  value: string,
  sub: string,
  type: 'UsernameExistsException' | 'AliasExistsException',
): void {
  const key = nameKey(pool, value);
  const holder = service.store.users.findByAlias(pool.id, attribute, key) ?? findBySub(service, pool, value);
  if (holder?.sub === sub) return;
  if (holder) throw aliasTaken(type, attribute);
  service.store.users.addAlias(pool.id, attribute, key, sub);
}

export function aliasTaken(type: 'UsernameExistsException' | 'AliasExistsException', attribute: string): ServiceError {
  return new ServiceError(type, `An account with the given ${attribute} already exists.`);
}
