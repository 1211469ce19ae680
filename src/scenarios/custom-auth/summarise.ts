import type { Kit } from '../scenario.js';
import type { VerifiedClaims } from '../parts/show-tokens.js';
import type { QuizzedUser } from './sign-up.js';

/** What there is to take home. */
export function summarise(kit: Kit, user: QuizzedUser, { id }: VerifiedClaims): void {
  kit.emit({
    type: 'summary',
    title: 'What has happened',
    rows: [
      { label: 'User', value: `${user.username} (${user.email})` },
      { label: 'Subject (sub)', value: String(id['sub']) },
      { label: 'User pool', value: kit.playground.userPoolId },
      { label: 'With password', value: 'SRP_A, PASSWORD_VERIFIER, captcha, secret question: tokens' },
      { label: 'Without', value: 'captcha, secret question: tokens' },
      { label: 'Wrong answers', value: 'three tries each, then NotAuthorizedException' },
    ],
  });
}
