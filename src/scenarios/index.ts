import type { Scenario } from './scenario.js';

/** One line of the menu. The story itself is loaded only when it is played. */
export interface ScenarioEntry {
  readonly name: string;
  readonly title: string;
  /** What happens, in a sentence. */
  readonly summary: string;
  /** The file that it came from, when it is not one of the tool's own. */
  readonly file?: string;
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
  {
    name: 'devices',
    title: 'Remember a device, and forget it',
    summary: 'When a device spares its user the code: remembered, not remembered any more, forgotten.',
    load: async () => (await import('./devices/devices.js')).devices,
  },
  {
    name: 'tokens',
    title: 'What tokens are good for, and when they stop',
    summary: 'Check them, refresh them with rotation, revoke them, and sign out everywhere.',
    load: async () => (await import('./tokens/tokens.js')).tokens,
  },
  {
    name: 'custom-auth',
    title: 'Sign in by challenges of your own',
    summary: 'Functions of the pool ask a captcha and a secret question, after the password or in its place.',
    load: async () => (await import('./custom-auth/custom-auth.js')).customAuth,
  },
  {
    name: 'auto-confirm',
    title: 'Confirm users of known domains at sign-up',
    summary: 'Colleagues need no code, guests do, and addresses that merely look alike fool nobody.',
    load: async () => (await import('./auto-confirm/auto-confirm.js')).autoConfirm,
  },
  {
    name: 'custom-messages',
    title: "Write the pool's messages yourself",
    summary: 'A function of the pool writes every message, from the first code to the invitation, in three languages.',
    load: async () => (await import('./custom-messages/custom-messages.js')).customMessages,
  },
  {
    name: 'hello',
    title: 'Say hello to Cognito',
    summary: 'The first call: list the user pools. Nothing is made, and nothing is asked.',
    load: async () => (await import('./hello/hello.js')).hello,
  },
];
