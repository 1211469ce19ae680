import { pick } from '../ids.js';
import type { PasswordPolicy } from '../pools/settings.js';
import type { Service } from '../service.js';
import { brokenRule } from './password-policy.js';

const SHORTEST = 12;
const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#%*+-.:=?@_';

/** A random password that the policy takes. */
export function newTemporaryPassword(service: Service, policy: PasswordPolicy): string {
  const length = Math.max(policy.MinimumLength, SHORTEST);
  for (;;) {
    const password = pick(service.random, CHARACTERS, length);
    if (brokenRule(policy, password) === undefined) return password;
  }
}
