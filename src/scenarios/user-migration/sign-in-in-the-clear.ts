import { NotAuthorizedException, UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider';
import { initiateAuth, type AuthOutcome } from '../../actions/index.js';
import { registerForRemoval, type Registration } from '../parts/remove-user.js';
import { appClient } from '../parts/user.js';
import type { Kit } from '../scenario.js';

export type Attempt =
  | { readonly isRefused: false; readonly outcome: AuthOutcome; readonly registration: Registration }
  /** Nobody was moved: the name or the password is wrong, and Cognito does not say which. */
  | { readonly isRefused: true; readonly message: string };

/**
 * Signs in by USER_PASSWORD_AUTH. That moves a user whom the old directory knows by this password; the removal at the
 * end is registered before.
 */
export async function signInInTheClear(kit: Kit, username: string, password: string): Promise<Attempt> {
  const registration = registerForRemoval(kit, username);
  const authFlow = 'USER_PASSWORD_AUTH';
  try {
    const outcome = await initiateAuth(kit.cognito, { ...appClient(kit), authFlow, username, password });
    return { isRefused: false, outcome, registration };
  } catch (error) {
    if (!isUnknownOrWrong(error)) throw error;
    registration.takeBack();
    return { isRefused: true, message: error.message };
  }
}

function isUnknownOrWrong(error: unknown): error is Error {
  if (error instanceof UserNotFoundException) return true;
  return error instanceof NotAuthorizedException && /incorrect username or password/i.test(error.message);
}
