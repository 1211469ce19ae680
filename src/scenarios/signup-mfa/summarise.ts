import type { SignInResult } from '../../auth/index.js';
import type { Kit } from '../scenario.js';
import type { NamedDevice } from '../parts/remember-device.js';
import type { VerifiedClaims } from '../parts/show-tokens.js';
import type { DemoUser } from '../parts/user.js';

/** What there is to take home. */
export function summarise(
  kit: Kit,
  user: DemoUser,
  device: NamedDevice,
  { challenges, tokens }: SignInResult,
  { id }: VerifiedClaims,
): void {
  kit.emit({
    type: 'summary',
    title: 'What has happened',
    rows: [
      { label: 'User', value: `${user.username} (${user.email})` },
      { label: 'Subject (sub)', value: String(id['sub']) },
      { label: 'User pool', value: kit.playground.userPoolId },
      { label: 'Second factor', value: 'an authenticator (TOTP), set up and used' },
      { label: 'Device', value: `${device.name}, remembered` },
      { label: 'Last sign-in', value: challenges.join(', ') },
      { label: 'Tokens', value: `verified; the access token is good for ${Math.round(tokens.expiresIn / 60)} minutes` },
    ],
  });
}
