import type { Address, CodeDelivery } from '../messages/address.js';
import { sendLetter } from '../messages/send.js';
import type { AppClientSettings } from '../pools/settings.js';
import type { Service } from '../service.js';
import type { AddressAttribute } from '../store/codes.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import type { TriggerCaller } from '../triggers/call-trigger.js';
import { readChangedAttributes, type AttributeList } from './attributes.js';
import { userNow } from './find-user.js';
import { keepCode } from './keep-code.js';
import { pendingAddress } from './pending-address.js';
import { checkAddressIsFree, followAliases } from './username-mode.js';

/** Whose attributes are changed, and who changes them. */
export interface AttributeChange {
  readonly pool: UserPool;
  readonly user: Pick<User, 'sub'>;
  readonly writer: AppClientSettings | 'admin';
  readonly caller: TriggerCaller;
  readonly clientMetadata?: Readonly<Record<string, string>> | undefined;
}

/**
 * Changes attributes of a user; those with a blank value are taken away. A new address counts as unverified, unless an
 * administrator says that it is verified. Where the pool verifies such addresses, a code goes to it; where the pool wants
 * that first, the old address stays until the code has come back.
 * @returns where codes went.
 * @throws {ServiceError} InvalidParameterException, NotAuthorizedException or AliasExistsException: nothing is changed;
 * or what the CustomMessage function comes to: all is changed.
 */
export async function changeAttributes(
  service: Service,
  { pool, user: { sub }, writer, ...about }: AttributeChange,
  given: AttributeList,
): Promise<readonly CodeDelivery[]> {
  const { store, ids } = service;
  const changes = readChangedAttributes(pool, writer, given);
  const user = userNow(service, { poolId: pool.id, sub });
  const { attributes, unproven } = apply(service, pool, user, changes);
  for (const address of unproven) checkAddressIsFree(service, pool, sub, address);
  const letters = unproven.map((address) => ({ address, code: ids.code() }));
  const save = (): void => {
    // Another process may have changed others since.
    const current = userNow(service, user);
    const { attributes } = apply(service, pool, current, changes);
    // What an administrator vouches for is the user's, whoever had it.
    followAliases(service, pool, sub, current.attributes, attributes, { force: writer === 'admin' });
    dropOutdatedCodes(service, current, changes, attributes);
    for (const { address, code } of letters) keepCode(service, user, `verify-${address.attribute}`, address, code);
    store.users.change(user, { attributes }, service.clock.now());
  };
  if (letters.length === 0) await store.transaction(save);
  const deliveries: CodeDelivery[] = [];
  for (const letter of letters) {
    const whole = { ...about, ...letter, pool, user: { ...user, attributes }, reason: 'UpdateUserAttribute' } as const;
    deliveries.push(await sendLetter(service, whole, deliveries.length === 0 ? save : undefined));
  }
  return deliveries;
}

type Changes = ReadonlyMap<string, string>;

const addressAttributes = ['email', 'phone_number'] as const;

/** The attributes after the change, and the new addresses to which codes go. */
function apply(
  service: Service,
  pool: UserPool,
  user: User,
  changes: Changes,
): { attributes: Record<string, string>; unproven: Address[] } {
  const attributes = new Map([...Object.entries(user.attributes), ...changes]);
  const unproven: Address[] = [];
  for (const attribute of addressAttributes) {
    const flag = `${attribute}_verified`;
    const isVouchedFor = changes.get(flag) === 'true';
    const old = user.attributes[attribute];
    const value = changes.get(attribute);
    if (value === undefined) {
      const pending = pendingAddress(service, user, attribute);
      if (isVouchedFor && pending !== undefined) attributes.set(attribute, pending.value);
    } else if (value === '') {
      attributes.delete(flag);
    } else if (value !== old && !isVouchedFor) {
      const { isVerified, comesFirst } = verificationOf(pool, attribute);
      if (isVerified) unproven.push({ attribute, value });
      attributes.set(flag, comesFirst ? (user.attributes[flag] ?? '') : 'false');
      if (comesFirst) attributes.set(attribute, old ?? '');
    }
  }
  return { attributes: Object.fromEntries([...attributes].filter(([, value]) => value !== '')), unproven };
}

function verificationOf(
  { settings }: UserPool,
  attribute: AddressAttribute,
): { isVerified: boolean; comesFirst: boolean } {
  const { AutoVerifiedAttributes, UserAttributeUpdateSettings } = settings;
  const comesFirst =
    UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate?.includes(attribute) ?? false;
  return { isVerified: comesFirst || (AutoVerifiedAttributes?.includes(attribute) ?? false), comesFirst };
}

/** Codes to addresses other than the one that an attribute was just given prove nothing any more. */
function dropOutdatedCodes(
  { store }: Service,
  { poolId, sub }: User,
  changes: Changes,
  attributes: Readonly<Record<string, string>>,
): void {
  for (const attribute of addressAttributes) {
    if (!changes.has(attribute)) continue;
    const purpose = `verify-${attribute}` as const;
    const sent = store.codes.find(poolId, sub, purpose);
    if (sent !== undefined && sent.address !== attributes[attribute]) store.codes.delete(poolId, sub, purpose);
  }
}
