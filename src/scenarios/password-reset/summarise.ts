import type { DemoUser } from '../parts/user.js';
import type { Kit } from '../scenario.js';

/** What there is to take home. */
export function summarise(kit: Kit, { username, email }: DemoUser): void {
  kit.emit({
    type: 'summary',
    title: 'What has happened',
    rows: [
      { label: 'User', value: `${username} (${email})` },
      { label: 'User pool', value: kit.playground.userPoolId },
      { label: 'Forgotten', value: 'a code from ForgotPassword; the old one holds meanwhile' },
      { label: 'Reset', value: 'a code from AdminResetUserPassword; nobody gets in meanwhile' },
      { label: 'Changed', value: 'ChangePassword with the old one, while signed in' },
      { label: 'Tokens', value: 'outlive a new password; GlobalSignOut ends them' },
    ],
  });
}
