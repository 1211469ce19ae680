import { listUsers, type User } from '../../actions/index.js';
import type { Kit } from '../scenario.js';
import { showAuditTrail } from './audit-trail.js';

/** Looks at the story's users from the administrator's side, and at what the pool's function has noted. */
export async function lookAtUsers(kit: Kit, subs: readonly string[]): Promise<void> {
  const why = 'What a back end sees, and what a function has noted.';
  await kit.step('Look at the users and the audit trail', { calls: ['ListUsers'], why }, async () => {
    const users: User[] = [];
    for (const sub of subs) users.push(...(await findUsers(kit, sub)));
    kit.emit({
      type: 'table',
      title: 'Users',
      columns: ['Username', 'Email', 'Status', 'email_verified'],
      rows: users.map(({ username, status, attributes }) => {
        const { email = '', email_verified: verified = 'false' } = attributes;
        return [username, email, status, verified];
      }),
    });
    const confirmed = users.filter(({ status }) => status === 'CONFIRMED');
    kit.result(`ListUsers: ${confirmed.length} of ${users.length} users are CONFIRMED.`);
    await showAuditTrail(kit);
  });
}

/** One at a time, for in a pool that was there before are others, too. */
async function findUsers(kit: Kit, sub: string): Promise<User[]> {
  const { userPoolId } = kit.playground;
  const found: User[] = [];
  for await (const user of listUsers(kit.cognito, { userPoolId, filter: `sub = "${sub}"` })) found.push(user);
  return found;
}
