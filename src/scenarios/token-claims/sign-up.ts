import type { Kit } from '../scenario.js';
import { confirmUser } from '../parts/confirm-user.js';
import { signUpUser } from '../parts/sign-up-user.js';
import type { DemoUser } from '../parts/user.js';
import { questions } from './questions.js';

/** Signs a user up who has a nickname, and confirms the address. */
export async function signUpWithNickname(kit: Kit): Promise<DemoUser> {
  const user = await signUpUser(kit, {
    why: 'The nickname is an attribute that the app may write.',
    moreAttributes: async () => ({
      nickname: await kit.ask(questions.nickname, { suggestion: { label: 'Jay', value: () => 'Jay' } }),
    }),
  });
  await confirmUser(kit, user);
  return user;
}
