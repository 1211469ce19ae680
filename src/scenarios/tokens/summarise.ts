import type { Kit } from '../scenario.js';
import type { VerifiedClaims } from '../parts/show-tokens.js';
import type { DemoUser } from '../parts/user.js';

/** What there is to take home. */
export function summarise(kit: Kit, user: DemoUser, { access }: VerifiedClaims): void {
  const minutes = Math.round((Number(access['exp']) - Number(access['iat'])) / 60);
  kit.emit({
    type: 'summary',
    title: 'When tokens stop',
    rows: [
      { label: 'User', value: `${user.username} (${user.email})` },
      { label: 'User pool', value: kit.playground.userPoolId },
      { label: 'By themselves', value: `after ${minutes} minutes: the access token and the ID token` },
      { label: 'A refresh', value: 'the old refresh token, at once; the family goes on' },
      { label: 'RevokeToken', value: 'one family, which is one sign-in with its refreshes' },
      { label: 'GlobalSignOut', value: 'all families, by the user or by an administrator' },
      { label: 'Signature', value: 'good until the token expires, whatever was revoked' },
    ],
  });
}
