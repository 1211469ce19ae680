import type { Kit } from '../scenario.js';
import type { DemoUser } from '../parts/user.js';
import type { Sample } from './samples.js';

/** What there is to take home. */
export function summarise(kit: Kit, user: DemoUser, samples: readonly Sample[]): void {
  const { claims } = samples[0] ?? {};
  kit.emit({
    type: 'summary',
    title: 'What has happened',
    rows: [
      { label: 'User', value: `${user.username} (${user.email})` },
      { label: 'Subject (sub)', value: String(claims?.id['sub']) },
      { label: 'User pool', value: kit.playground.userPoolId },
      { label: 'V1_0', value: 'the function changed the ID token, and the groups in both' },
      { label: 'V2_0', value: 'it changed claims and scopes of the access token, too' },
      { label: 'Without API scope', value: 'good for your own API, refused by Cognito' },
      { label: 'Verified', value: `${samples.length * 2} tokens: signed by the pool, for this app client` },
    ],
  });
}
