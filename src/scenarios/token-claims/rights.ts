import {
  adminAddUserToGroup,
  adminUpdateUserAttributes,
  createGroup,
  deleteGroup,
  updateUserAttributes,
  type Tokens,
} from '../../actions/index.js';
import type { Kit } from '../scenario.js';
import { refusalOf } from '../parts/refusal.js';
import type { DemoUser } from '../parts/user.js';
import { questions } from './questions.js';

/** The function adds something to the nicknames of its members. */
const GROUP = 'admins';

/** Gives the user what tokens are to tell later. A back end does that: users must not choose their own rights. */
export async function giveRights(kit: Kit, { username }: DemoUser): Promise<void> {
  const calls = ['AdminUpdateUserAttributes', 'CreateGroup', 'AdminAddUserToGroup'];
  const why = 'Not by the app.';
  await kit.step('Give the user a plan and a group', { calls, why }, async () => {
    const { userPoolId } = kit.playground;
    const plan = await kit.ask(questions.plan, { suggestion: { label: 'pro', value: () => 'pro' } });
    await adminUpdateUserAttributes(kit.cognito, { userPoolId, username, attributes: { 'custom:plan': plan } });
    kit.result(`custom:plan is ${plan}. The app client may read this attribute and not write it.`);
    registerForRemoval(kit);
    await createGroup(kit.cognito, { userPoolId, groupName: GROUP, description: 'They run the place.' });
    await adminAddUserToGroup(kit.cognito, { userPoolId, username, groupName: GROUP });
    kit.result(`${username} is in the group ${GROUP}.`);
  });
}

/** Shows that the app, with the user's own access token, can't do the same. */
export async function failToChoosePlan(kit: Kit, { accessToken }: Tokens): Promise<void> {
  const { message } = await refusalOf(
    updateUserAttributes(kit.cognito, { accessToken, attributes: { 'custom:plan': 'platinum' } }),
    'NotAuthorizedException',
    'The app may write custom:plan, so users can choose their plan themselves.',
  );
  kit.result(`The app can’t change the plan with this access token: ${message}.`);
}

/** The pool is new and this story's own, so whatever group has the name is, too. */
function registerForRemoval(kit: Kit): void {
  const { userPoolId } = kit.playground;
  kit.onCleanUp({
    kind: 'group',
    name: GROUP,
    removeWith: kit.playground.command(`action delete-group --user-pool-id ${userPoolId} --group-name ${GROUP}`),
    undo: async () => {
      try {
        await deleteGroup(kit.cognito, { userPoolId, groupName: GROUP });
      } catch (error) {
        if (!(error instanceof Error && error.name === 'ResourceNotFoundException')) throw error;
      }
    },
  });
}
