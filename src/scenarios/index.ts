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
    name: 'user-migration',
    title: 'Move users of an old directory without their noticing',
    summary: 'A function of the pool brings them in as they sign in, or forget their passwords.',
    load: async () => (await import('./user-migration/user-migration.js')).userMigration,
  },
  {
    name: 'activity-log',
    title: 'Keep an audit trail of sign-ins, and block an app client',
    summary: 'Functions of the pool write down each attempt, and turn one app away whatever the password.',
    load: async () => (await import('./activity-log/activity-log.js')).activityLog,
  },
  {
    name: 'token-claims',
    title: 'Change what tokens say',
    summary: 'A function adds, overrides and suppresses claims, groups and scopes: before and after, side by side.',
    load: async () => (await import('./token-claims/token-claims.js')).tokenClaims,
  },
  {
    name: 'custom-messages',
    title: "Write the pool's messages yourself",
    summary: 'A function of the pool writes every message, from the first code to the invitation, in three languages.',
    load: async () => (await import('./custom-messages/custom-messages.js')).customMessages,
  },
  {
    name: 'password-reset',
    title: 'Get back in after a forgotten password',
    summary: 'By a code, by an administrator, and by whoever still knows the old one.',
    load: async () => (await import('./password-reset/password-reset.js')).passwordReset,
  },
  {
    name: 'admin-invite',
    title: 'Invite a user as an administrator',
    summary: 'From an invitation with a temporary password to a user who can be shut out and let in.',
    load: async () => (await import('./admin-invite/admin-invite.js')).adminInvite,
  },
  {
    name: 'tokens',
    title: 'What tokens are good for, and when they stop',
    summary: 'Check them, refresh them with rotation, revoke them, and sign out everywhere.',
    load: async () => (await import('./tokens/tokens.js')).tokens,
  },
  {
    name: 'devices',
    title: 'Remember a device, and forget it',
    summary: 'When a device spares its user the code: remembered, not remembered any more, forgotten.',
    load: async () => (await import('./devices/devices.js')).devices,
  },
  {
    name: 'hello',
    title: 'Say hello to Cognito',
    summary: 'The first call: list the user pools. Nothing is made, and nothing is asked.',
    load: async () => (await import('./hello/hello.js')).hello,
  },
];
