import { makeVerifier, type PasswordVerifier, type SrpParty } from '../crypto/srp.js';
import type { Service } from '../service.js';
import type { UserPool } from '../store/pools.js';

/** The pool's name within SRP: the part of its id after the underscore. */
export function srpPartyOf(pool: UserPool, identity: string): SrpParty {
  return { prefix: pool.id.slice(pool.id.indexOf('_') + 1), identity };
}

/** What is kept of a new password. */
export function newVerifier(service: Service, pool: UserPool, username: string, password: string): PasswordVerifier {
  return makeVerifier(srpPartyOf(pool, username), password, service.random.bytes(16));
}
