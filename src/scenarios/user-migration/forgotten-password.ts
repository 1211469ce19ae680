import { UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider';
import { forgotPassword, type AdminGetUserResult, type CodeDelivery } from '../../actions/index.js';
import { showNewMessages } from '../parts/messages.js';
import { registerForRemoval } from '../parts/remove-user.js';
import type { ForgetfulUser } from '../parts/reset-code.js';
import { appClient } from '../parts/user.js';
import type { Kit } from '../scenario.js';
import type { OldUser } from './old-users.js';
import { askForOutsider, poolUser } from './pool-user.js';
import { questions } from './questions.js';

/**
 * Moves a user who has forgotten the password.
 * @returns undefined where nobody here could read the code.
 */
export async function moveByForgottenPassword(
  kit: Kit,
  outside: readonly OldUser[],
): Promise<ForgetfulUser | undefined> {
  const calls = ['AdminGetUser', 'ForgotPassword'];
  const why = 'The function knows a verified address.';
  return kit.step('Forget a password of the old directory', { calls, why }, async () => {
    if (!kit.playground.inbox) {
      kit.result('Left out: the code would go to an address that is made up, and can be read on local Cognito alone.');
      return undefined;
    }
    const suggested = outside.find(({ verified }) => verified);
    for (let attempt = 1; ; attempt++) {
      const username = await askForOutsider(kit, questions.forgetfulUsername, { attempt, suggested });
      const moved = await forget(kit, username);
      if (moved !== undefined) return report(kit, moved);
      kit.problem(`${username} was not moved: the old directory must know the name, and have verified the address.`);
    }
  });
}

interface Moved {
  readonly user: AdminGetUserResult;
  readonly delivery: CodeDelivery;
}

/** Where the app client hides who exists, ForgotPassword answers the same for everybody: the pool tells. */
async function forget(kit: Kit, username: string): Promise<Moved | undefined> {
  const registration = registerForRemoval(kit, username);
  const delivery = await sendCode(kit, username);
  const user = await poolUser(kit, username);
  if (delivery !== undefined && user !== undefined) {
    registration.made(user.attributes['sub'] ?? '');
    return { user, delivery };
  }
  registration.takeBack();
  return undefined;
}

async function sendCode(kit: Kit, username: string): Promise<CodeDelivery | undefined> {
  try {
    return await forgotPassword(kit.cognito, { ...appClient(kit), username });
  } catch (error) {
    if (error instanceof UserNotFoundException) return undefined;
    throw error;
  }
}

async function report(kit: Kit, { user, delivery }: Moved): Promise<ForgetfulUser> {
  const { username, status, attributes } = user;
  const email = attributes['email'] ?? '';
  kit.result(`${username} is in the pool as ${status}; a code is on its way to ${delivery.destination}.`);
  await showNewMessages(kit, email);
  return { username, email };
}
