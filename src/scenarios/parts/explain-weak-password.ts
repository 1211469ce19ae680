import { describeUserPool, type PasswordPolicy } from '../../actions/index.js';
import type { Kit } from '../scenario.js';

/** The pool's rules, each with whether the password keeps it. Without the right to read them, Cognito's word alone. */
export async function explainWeakPassword(
  kit: Kit,
  password: string,
  message: string,
): Promise<{ text: string; details: string[] }> {
  const text = `The password is too weak. Cognito says: ${message}`;
  const rules = await checkRules(kit, password);
  return { text, details: rules.map(({ rule, outcome }) => `${outcome}: ${rule}`) };
}

export interface CheckedRule {
  readonly rule: string;
  readonly outcome: 'met' | 'MISSING';
}

/** None at all without the right to read them. */
export async function checkRules(kit: Kit, password: string): Promise<CheckedRule[]> {
  try {
    const { passwordPolicy } = await describeUserPool(kit.cognito, { userPoolId: kit.playground.userPoolId });
    return rulesOf(passwordPolicy).map(({ rule, kept }) => ({ rule, outcome: kept(password) ? 'met' : 'MISSING' }));
  } catch {
    return [];
  }
}

interface Rule {
  readonly rule: string;
  kept(password: string): boolean;
}

function rulesOf(policy: PasswordPolicy): Rule[] {
  const length = policy.minimumLength;
  return [
    { rule: `at least ${length} characters`, kept: (password) => [...password].length >= length },
    ...(policy.requireLowercase ? [{ rule: 'a lower-case letter', kept: has(/[a-z]/) }] : []),
    ...(policy.requireUppercase ? [{ rule: 'an upper-case letter', kept: has(/[A-Z]/) }] : []),
    ...(policy.requireNumbers ? [{ rule: 'a digit', kept: has(/[0-9]/) }] : []),
    ...(policy.requireSymbols ? [{ rule: 'a symbol such as ! - ? or %', kept: has(/[^A-Za-z0-9\s]/) }] : []),
  ];
}

function has(characters: RegExp): Rule['kept'] {
  return (password) => characters.test(password);
}
