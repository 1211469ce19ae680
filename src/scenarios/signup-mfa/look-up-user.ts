import { adminGetUser, listUsers } from '../../actions/index.js';
import type { Kit } from '../scenario.js';
import type { DemoUser } from '../parts/user.js';

/** Looks at the user from the administrator's side. */
export async function lookUpUser(kit: Kit, { username }: DemoUser): Promise<void> {
  const why = 'What a back end sees, with AWS credentials.';
  await kit.step('Look the user up', { calls: ['AdminGetUser', 'ListUsers'], why }, async () => {
    const { userPoolId } = kit.playground;
    const user = await adminGetUser(kit.cognito, { userPoolId, username });
    const verified = user.attributes['email_verified'] === 'true' ? 'verified' : 'not verified';
    kit.result(`AdminGetUser: ${user.username} is ${user.status}, email ${verified}, sub ${user.attributes['sub']}.`);
    const filter = `username = "${user.username.replaceAll(/["\\]/g, '\\$&')}"`;
    let count = 0;
    for await (const _found of listUsers(kit.cognito, { userPoolId, filter })) count++;
    kit.result(`ListUsers: ${count} ${count === 1 ? 'user matches' : 'users match'} ${filter}.`);
  });
}
