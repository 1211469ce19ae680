import type { ForgetfulUser } from '../parts/reset-code.js';
import type { Kit } from '../scenario.js';
import type { MovedUser } from './first-sign-in.js';

/** What there is to take home. */
export function summarise(kit: Kit, first: MovedUser, second: ForgetfulUser | undefined): void {
  const byCode = second && { label: second.username, value: 'moved at ForgotPassword: a new password by a code' };
  kit.emit({
    type: 'summary',
    title: 'What has happened',
    rows: [
      { label: 'User pool', value: kit.playground.userPoolId },
      { label: first.username, value: 'moved at the first sign-in: the same password, a new sub' },
      ...(byCode ? [byCode] : []),
      { label: 'Once moved', value: 'SRP, as for any user: the function is not called any more' },
      { label: 'The others', value: 'stay in the old directory until they sign in, or are imported' },
    ],
  });
}
