import { NotAuthorizedException } from '@aws-sdk/client-cognito-identity-provider';
import { getUser, globalSignOut, type Tokens } from '../../actions/index.js';
import type { Kit } from '../scenario.js';

/** Shows that tokens from before outlive a new password, and what ends them. */
export async function signOutEverywhere(kit: Kit, before: Tokens, after: Tokens): Promise<void> {
  const calls = ['GetUser', 'GlobalSignOut'];
  const why = 'A new password signs nobody out.';
  await kit.step('Sign out everywhere', { calls, why }, async () => {
    const live = [await whoHas(kit, before), await whoHas(kit, after)];
    await globalSignOut(kit.cognito, after);
    const dead = [await whoHas(kit, before), await whoHas(kit, after)];
    kit.emit({
      type: 'table',
      title: 'What GetUser says to the access tokens',
      columns: ['Signed in with', 'Before GlobalSignOut', 'After'],
      rows: ['the old password', 'the new password'].map((label, index) => [
        label,
        live[index] ?? '',
        dead[index] ?? '',
      ]),
    });
    kit.result('Whoever got in with the old password stays in until GlobalSignOut, so call it after a recovery.');
  });
}

async function whoHas(kit: Kit, tokens: Tokens): Promise<string> {
  try {
    return (await getUser(kit.cognito, tokens)).username;
  } catch (error) {
    if (error instanceof NotAuthorizedException) return error.message;
    throw error;
  }
}
