import type { Kit } from '../scenario.js';
import type { DemoUser } from '../parts/user.js';
import type { TrailLine } from './trail.js';

/** What there is to take home. */
export function summarise(kit: Kit, user: DemoUser, lines: readonly TrailLine[]): void {
  const count = (audit: string): number => lines.filter((line) => line.audit === audit).length;
  const [attempts, successes, refusals] = [count('sign-in attempt'), count('signed in'), count('sign-in refused')];
  const failures = attempts - successes - refusals;
  kit.emit({
    type: 'summary',
    title: 'What has happened',
    rows: [
      { label: 'User', value: `${user.username} (${user.email})` },
      { label: 'User pool', value: kit.playground.userPoolId },
      {
        label: 'Attempts',
        value: `${attempts}: ${successes} signed in, ${failures} failed, ${refusals} refused by a function`,
      },
      { label: 'Apps', value: 'web signs in, kiosk is blocked' },
      { label: 'Trail', value: `${lines.length} lines in the logs of three functions (on AWS: CloudWatch Logs)` },
    ],
  });
}
