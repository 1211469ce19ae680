import { ExpectedError } from '../../events/index.js';
import type { Kit } from '../scenario.js';
import type { OldUser } from './old-users.js';
import { askForOutsider, poolUser } from './pool-user.js';
import { questions } from './questions.js';
import { signInInTheClear } from './sign-in-in-the-clear.js';

const WRONG = 'Not-My-Password-1';

/**
 * Asks who is to sign in, and shows that a wrong password moves nobody.
 * @returns the name.
 */
export async function tryWrongPassword(kit: Kit, outside: readonly OldUser[]): Promise<string> {
  const calls = ['AdminGetUser', 'InitiateAuth'];
  const why = 'It moves nobody.';
  return kit.step('Sign in with a wrong password', { calls, why }, async () => {
    const username = await askForOutsider(kit, questions.username, { attempt: 1, suggested: outside[0] });
    const attempt = await signInInTheClear(kit, username, WRONG);
    if (!attempt.isRefused || (await poolUser(kit, username)) !== undefined) {
      throw new ExpectedError(`${username} was moved by a wrong password.`, {
        next: 'The UserMigration function must check the password in the old directory.',
      });
    }
    kit.result(`Cognito says: ${attempt.message} ${username} is not in the pool, as before.`);
    return username;
  });
}
