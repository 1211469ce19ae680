import { refusalOf } from '../parts/refusal.js';
import { signIn } from '../parts/sign-in.js';
import type { Kit } from '../scenario.js';
import type { OldUser } from './old-users.js';
import { poolUser } from './pool-user.js';

/** Shows that SRP moves nobody, not even with the right password. */
export async function trySrpTooEarly(kit: Kit, outside: readonly OldUser[]): Promise<void> {
  const calls = ['AdminGetUser', 'InitiateAuth', 'RespondToAuthChallenge'];
  const why = 'No password to check.';
  await kit.step('Sign in by SRP before moving', { calls, why }, async () => {
    const user = await stillOutside(kit, outside);
    if (user === undefined)
      return kit.result('Everybody of the demo’s directory has moved: there is nobody to try it with.');
    const { username } = user;
    const names = ['NotAuthorizedException', 'UserNotFoundException'];
    const { message } = await refusalOf(
      signIn(kit, user),
      names,
      `${username} has signed in without being in the pool.`,
    );
    kit.result(`${username} gives the right password. Cognito says: ${message}`);
    kit.result('SRP sends no password for a function to check. Until all have moved, apps use USER_PASSWORD_AUTH.');
  });
}

async function stillOutside(kit: Kit, candidates: readonly OldUser[]): Promise<OldUser | undefined> {
  for (const candidate of candidates) {
    if ((await poolUser(kit, candidate.username)) === undefined) return candidate;
  }
  return undefined;
}
