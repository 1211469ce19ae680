import type { Kit } from '../scenario.js';
import type { Invited } from './invite.js';
import type { Letter } from './letters.js';
import { nameOf } from './languages.js';
import type { Reader } from './sign-up.js';

/** What there is to take home: who was written to and why. */
export function summarise(kit: Kit, user: Reader, invited: Invited, letters: readonly Letter[]): void {
  const languages = [...new Set([user.language, invited.language].map(nameOf))];
  if (kit.playground.inbox) {
    kit.emit({
      type: 'table',
      title: 'What CustomMessage has written',
      columns: ['triggerSource', 'To', 'Subject'],
      rows: letters.map(({ triggerSource, to, subject }) => [triggerSource, to, subject]),
    });
    kit.result(`${letters.length} messages, in ${languages.join(' and ')}.`);
  }
  kit.emit({
    type: 'summary',
    title: 'What has happened',
    rows: [
      { label: 'User', value: `${user.username} (${user.email}), written to in ${nameOf(user.language)}` },
      { label: 'Invited', value: `${invited.username} (${invited.email}), in ${nameOf(invited.language)}` },
      { label: 'Second factor', value: 'codes by email (EMAIL_OTP), turned on and used' },
      { label: 'User pool', value: kit.playground.userPoolId },
    ],
  });
}
