import type { Scenario } from './scenario.js';

export type { Kit, Scenario, Undo } from './scenario.js';

/** One line of the menu. The story itself is loaded only when it is played. */
export interface ScenarioEntry {
  readonly name: string;
  readonly title: string;
  /** What happens, in a sentence. */
  readonly summary: string;
  load(): Promise<Scenario>;
}

/** Every scenario, in the order of the menu. */
export const scenarios: readonly ScenarioEntry[] = [
  {
    name: 'signup-mfa',
    title: 'Sign up with TOTP MFA and a remembered device',
    summary: 'From no account to an authenticator, and to a sign-in that needs no code.',
    load: async () => (await import('./signup-mfa/signup-mfa.js')).signupMfa,
  },
];
