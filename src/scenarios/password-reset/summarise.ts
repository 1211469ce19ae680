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
      { label: 'Forgotten', value: 'ForgotPassword, ConfirmForgotPassword: the old one holds until then' },
      { label: 'Reset', value: 'AdminResetUserPassword, ConfirmForgotPassword: nobody gets in until then' },
      { label: 'Changed', value: 'ChangePassword: signed in, with the old one' },
      { label: 'Tokens', value: 'outlive a new password; GlobalSignOut ends them' },
    ],
  });
}
