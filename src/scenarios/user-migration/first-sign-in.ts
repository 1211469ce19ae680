import type { AdminGetUserResult } from '../../actions/index.js';
import { ExpectedError } from '../../events/index.js';
import { expectTokens } from '../parts/expect-outcome.js';
import { madeUpPassword } from '../parts/made-up-password.js';
import type { Kit } from '../scenario.js';
import { oldUser, type OldUser } from './old-users.js';
import { askForOutsider, poolUser } from './pool-user.js';
import { questions } from './questions.js';
import { signInInTheClear } from './sign-in-in-the-clear.js';

/** Somebody who has come from the old directory. */
export interface MovedUser {
  readonly username: string;
  readonly password: string;
}

/** Signs in with the password of the old directory: the user is in the pool from then on. */
export async function moveByPassword(kit: Kit, name: string, outside: readonly OldUser[]): Promise<MovedUser> {
  const calls = ['InitiateAuth', 'AdminGetUser'];
  const why = 'The function checks the password.';
  return kit.step('Sign in for the first time', { calls, why }, async () => {
    let username = name;
    for (let attempt = 1; ; attempt++) {
      const password = await askForPassword(kit, username, attempt);
      const signIn = await signInInTheClear(kit, username, password);
      if (!signIn.isRefused) {
        expectTokens(signIn.outcome, 'The pool must not ask for a second factor.');
        const user = await movedUser(kit, username);
        signIn.registration.made(user.attributes['sub'] ?? '');
        showUser(kit, user);
        kit.result(`${username} has tokens, keeps the password, and has noticed nothing.`);
        return { username, password };
      }
      kit.problem(whyNobodyMoved(username, signIn.message));
      if (oldUser(username) === undefined) {
        username = await askForOutsider(kit, questions.username, { attempt: attempt + 1, suggested: outside[0] });
      }
    }
  });
}

function askForPassword(kit: Kit, username: string, attempt: number): Promise<string> {
  const known = oldUser(username);
  const suggestion = known
    ? { label: `${known.username}’s, which is public`, value: () => known.password }
    : { label: `one made up, as the table has no ${username}`, value: madeUpPassword.value };
  return kit.ask(questions.oldPassword, { attempt, suggestion });
}

/** Who is not of the demo's directory may be of another one, so the name may be right all the same. */
function whyNobodyMoved(username: string, message: string): string {
  const what = `Nobody was moved. Cognito says: ${message}`;
  return oldUser(username) === undefined
    ? `${what} It does not tell an unknown name from a wrong password.`
    : `${what} The password of ${username} stands in docs/triggers.md.`;
}

async function movedUser(kit: Kit, username: string): Promise<AdminGetUserResult> {
  const user = await poolUser(kit, username);
  if (user !== undefined) return user;
  throw new ExpectedError(`${username} has signed in, but AdminGetUser finds nobody of that name.`, {
    next: 'Sign in with the username of the old directory, on a pool whose users have usernames of their own.',
  });
}

function showUser(kit: Kit, { username, status, attributes }: AdminGetUserResult): void {
  const { sub = '', ...others } = attributes;
  kit.emit({
    type: 'table',
    title: `What AdminGetUser says of ${username}`,
    columns: ['', 'Before', 'Now'],
    rows: [
      ['UserStatus', 'UserNotFoundException', status],
      ...Object.entries(others).map(([name, value]) => [name, '', value]),
      ['sub', '', sub],
    ],
  });
}
