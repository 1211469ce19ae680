import { createHmac } from 'node:crypto';
import { bytesToInteger } from '../crypto/integers.js';
import type { PasswordVerifier } from '../crypto/srp.js';
import { N } from '../crypto/srp-group.js';
import { formatUuid } from '../ids.js';
import { noSuchUser, wrongPassword } from '../protocol/errors.js';
import type { AppClient } from '../store/app-clients.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import { isEmail, isPhoneNumber } from '../users/address-forms.js';
import { nameKey } from '../users/find-user.js';

export function hidesUnknownUsers(client: AppClient): boolean {
  return client.settings.PreventUserExistenceErrors === 'ENABLED';
}

/** What a password flow answers for a user that isn't there. */
export function unknownUser(client: AppClient): Error {
  return hidesUnknownUsers(client) ? wrongPassword() : noSuchUser();
}

/**
 * The SRP identity that stands in for an unknown user: the same each time for a name, so that asking twice tells
 * nothing, and with a verifier that no password fits.
 */
export function standIn(pool: UserPool, name: string): { identity: string; password: PasswordVerifier } {
  const key = nameKey(pool, name);
  const derive = (purpose: string): Buffer => createHmac('sha512', pool.secret).update(`${purpose} ${key}`).digest();
  const wide = Buffer.concat(Array.from({ length: 6 }, (_, part) => derive(`verifier ${part}`)));
  return {
    identity: formatUuid(derive('identity').subarray(0, 16)),
    password: {
      salt: bytesToInteger(derive('salt').subarray(0, 16)),
      verifier: bytesToInteger(wide) % N,
    },
  };
}

/** Who makes the attempts of a name that nobody has: they are limited as a user's are, lest the limit tell who exists. */
export function standInUser(pool: UserPool, name: string): Pick<User, 'poolId' | 'sub'> {
  return { poolId: pool.id, sub: standIn(pool, name).identity };
}

/** The name under which answers speak of an unknown user: as typed where users are called so, else that of the stand-in. */
export function standInName(pool: UserPool, typed: string): string {
  const { UsernameAttributes = [], AliasAttributes = [] } = pool.settings;
  const isAddress =
    UsernameAttributes.length > 0 ||
    (AliasAttributes.includes('email') && isEmail(typed)) ||
    (AliasAttributes.includes('phone_number') && isPhoneNumber(typed));
  return isAddress ? standIn(pool, typed).identity : typed;
}
