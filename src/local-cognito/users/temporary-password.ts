import { monotonous, pick } from '../ids.js';
import type { PasswordPolicy } from '../pools/settings.js';
import type { Service } from '../service.js';
import { brokenRule } from './password-policy.js';

const SHORTEST = 12;
const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#%*+-.:=?@_';

/** Two of three fit where all kinds of characters are needed. */
const TRIES = 100;

/**
 * A random password that the policy takes.
 * @throws {ServiceError} InternalErrorException when the source of randomness is a fixed one that never gives any.
 */
export function newTemporaryPassword(service: Service, policy: PasswordPolicy): string {
  const length = Math.max(policy.MinimumLength, SHORTEST);
  for (let tries = 0; tries < TRIES; tries++) {
    const password = pick(service.random, CHARACTERS, length);
    if (brokenRule(policy, password) === undefined) return password;
  }
  throw monotonous('no password that the policy takes');
}
