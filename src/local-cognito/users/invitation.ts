import { addressOf } from '../messages/address.js';
import { sendLetter } from '../messages/send.js';
import type { Letter } from '../messages/letter.js';
import type { Service } from '../service.js';
import type { UserPool } from '../store/pools.js';

export interface Invitation extends Pick<Letter, 'pool' | 'user' | 'caller' | 'clientMetadata'> {
  readonly temporaryPassword: string;
  /** By which ways it is to go, as far as the user has an address for each. */
  readonly mediums: readonly ('SMS' | 'EMAIL')[];
}

/**
 * Tells a user of the account that was made for them.
 * @param save what to write in the transaction of the first message, or without one when there is no address
 */
export async function sendInvitation(
  service: Service,
  { temporaryPassword, mediums, ...about }: Invitation,
  save: () => void,
): Promise<void> {
  const { pool, user } = about;
  const signInName = signInNameOf(pool, user);
  const addresses = [...new Set(mediums)].flatMap(
    (medium) => addressOf(user.attributes, medium === 'EMAIL' ? 'email' : 'phone_number') ?? [],
  );
  if (addresses.length === 0) await service.store.transaction(save);
  for (const [index, address] of addresses.entries()) {
    const letter = { ...about, reason: 'AdminCreateUser', address, code: temporaryPassword, signInName } as const;
    await sendLetter(service, letter, index === 0 ? save : undefined);
  }
}

/** Stands where an invitation has the temporary password: the one of a user who comes along with one is in no message. */
const UNTOLD = '******';

/** Tells a user whom a function brought in of the account. */
export function sendWelcome(service: Service, welcome: Omit<Invitation, 'temporaryPassword'>): Promise<void> {
  return sendInvitation(service, { ...welcome, temporaryPassword: UNTOLD }, () => undefined);
}

/** An address, in pools where nobody would know the UUID that is the username. */
function signInNameOf({ settings }: UserPool, { username, attributes }: Invitation['user']): string {
  const names = settings.UsernameAttributes?.flatMap((attribute) => attributes[attribute] ?? []) ?? [];
  return names[0] ?? username;
}
