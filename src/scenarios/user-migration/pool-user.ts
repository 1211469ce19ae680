import { UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider';
import { adminGetUser, type AdminGetUserResult } from '../../actions/index.js';
import type { Question } from '../../events/index.js';
import type { Kit } from '../scenario.js';
import type { OldUser } from './old-users.js';

/** Undefined when there is none of that name in the pool. */
export async function poolUser(kit: Kit, username: string): Promise<AdminGetUserResult | undefined> {
  try {
    return await adminGetUser(kit.cognito, { userPoolId: kit.playground.userPoolId, username });
  } catch (error) {
    if (error instanceof UserNotFoundException) return undefined;
    throw error;
  }
}

/** Asks for somebody who is not in the pool: for one who is, no function would be called. */
export async function askForOutsider(
  kit: Kit,
  question: Question,
  { attempt, suggested }: { readonly attempt: number; readonly suggested: OldUser | undefined },
): Promise<string> {
  const { username: label } = suggested ?? {};
  const suggestion = label === undefined ? {} : { suggestion: { label, value: () => label } };
  const username = await kit.ask(question, { attempt, ...suggestion });
  if ((await poolUser(kit, username)) === undefined) return username;
  kit.problem(`${username} is in the pool already, so the function would not be called.`);
  return askForOutsider(kit, question, { attempt: attempt + 1, suggested });
}
