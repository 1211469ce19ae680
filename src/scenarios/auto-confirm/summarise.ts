import type { Kit } from '../scenario.js';
import type { DemoUser } from '../parts/user.js';
import type { Attempt } from './try-impostors.js';

/** What there is to take home. */
export function summarise(kit: Kit, colleague: DemoUser, guest: DemoUser, attempts: readonly Attempt[]): void {
  const fooled = attempts.filter(({ decision }) => decision === 'CONFIRMED').length;
  kit.emit({
    type: 'summary',
    title: 'What has happened',
    rows: [
      { label: 'Colleague', value: `${colleague.username} (${colleague.email}), confirmed by PreSignUp` },
      { label: 'Guest', value: `${guest.username} (${guest.email}), confirmed by a code` },
      { label: 'Impostors', value: `${attempts.length} addresses tried, ${fooled} confirmed` },
      { label: 'User pool', value: kit.playground.userPoolId },
      { label: 'Mind', value: 'nobody proved to own the colleague’s address' },
    ],
  });
}
