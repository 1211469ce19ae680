import type { Call } from './call.js';

/** Makes this user the one that the next calls are about. If it is another than before, the last sign-in is over. */
export function continueAs(call: Call, username: string): void {
  if (username !== call.signIn.username) call.continueWith({ username });
}
