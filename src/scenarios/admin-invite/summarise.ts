import type { Kit } from '../scenario.js';
import type { VerifiedClaims } from '../parts/show-tokens.js';
import type { Invitee } from './invite.js';

/** What there is to take home. */
export function summarise(kit: Kit, invitee: Invitee, other: string, { id }: VerifiedClaims): void {
  kit.emit({
    type: 'summary',
    title: 'What has happened',
    rows: [
      { label: 'Invited', value: `${invitee.username} (${invitee.email}), twice` },
      { label: 'Subject (sub)', value: String(id['sub']) },
      { label: 'User pool', value: kit.playground.userPoolId },
      { label: 'First sign-in', value: 'PASSWORD_VERIFIER, NEW_PASSWORD_REQUIRED: tokens' },
      { label: 'Not invited', value: `${other}, with a password that is permanent` },
      { label: 'Disabled', value: 'no sign-in, and no token that Cognito takes; enabled again' },
    ],
  });
}
