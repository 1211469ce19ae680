import { ServiceError } from '../protocol/errors.js';
import type { PasswordPolicy } from '../pools/settings.js';

const SYMBOL = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]|(?<=\S) (?=\S)/;

/** In the order in which Cognito checks them; the first one broken is reported. */
const rules: readonly { broken(policy: PasswordPolicy, password: string): boolean; text: string }[] = [
  { broken: (policy, password) => [...password].length < policy.MinimumLength, text: 'Password not long enough' },
  {
    broken: (policy, password) => policy.RequireLowercase && !/[a-z]/.test(password),
    text: 'Password must have lowercase characters',
  },
  {
    broken: (policy, password) => policy.RequireUppercase && !/[A-Z]/.test(password),
    text: 'Password must have uppercase characters',
  },
  {
    broken: (policy, password) => policy.RequireNumbers && !/[0-9]/.test(password),
    text: 'Password must have numeric characters',
  },
  {
    broken: (policy, password) => policy.RequireSymbols && !SYMBOL.test(password),
    text: 'Password must have symbol characters',
  },
];

/** How the refusal begins. Cognito has two ways; clients should match on what follows. */
export type PolicyHead = 'Password did not conform with policy' | 'Password does not conform to policy';

/** @throws {ServiceError} InvalidPasswordException that names the first rule broken. */
export function checkPasswordPolicy(
  policy: PasswordPolicy,
  password: string,
  head: PolicyHead = 'Password did not conform with policy',
): void {
  const broken = brokenRule(policy, password);
  if (broken !== undefined) throw new ServiceError('InvalidPasswordException', `${head}: ${broken}`);
}

/** The first rule that a password breaks, in Cognito's words. */
export function brokenRule(policy: PasswordPolicy, password: string): string | undefined {
  return rules.find((rule) => rule.broken(policy, password))?.text;
}
