import type { SignIn } from '../../targets/index.js';
import type { Call } from './call.js';

/**
 * Makes this user the one that the next calls are about. If it is another than before, the last sign-in is over.
 * @param news what the next calls must know of the user besides
 */
export function continueAs(call: Call, username: string, news: SignIn = {}): void {
  const known = username === call.signIn.username ? call.signIn : { username };
  call.continueWith({ ...known, ...news });
}
