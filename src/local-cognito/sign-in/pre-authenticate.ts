import type { Service } from '../service.js';
import type { User } from '../store/users.js';
import { preAuthentication } from '../triggers/authentication-triggers.js';
import { functionOf } from '../triggers/trigger-name.js';
import type { SignInCall } from './attempt.js';
import { hidesUnknownUsers } from './unknown-user.js';

/**
 * Lets the PreAuthentication function refuse the sign-in, and gives the user as it leaves the user: functions take their
 * time, and may change users; where there is none, nobody has.
 * @param found undefined for a user who isn't there; the function hears of it only where the app client hides that
 */
export async function preAuthenticate(
  service: Service,
  call: SignInCall,
  username: string,
  found: User | undefined,
): Promise<User | undefined> {
  if (found === undefined && !hidesUnknownUsers(call.client)) return undefined;
  if (functionOf(service, call.pool, 'PreAuthentication') === undefined) return found;
  await preAuthentication(service, call, username, found);
  return found && service.store.users.find(call.pool.id, found.sub);
}
