import type { UserMigrationTriggerEvent, UserMigrationTriggerHandler } from 'aws-lambda';
import type { Environment } from './environment.js';
import { openOldDirectory, shippedDirectory, type OldDirectory, type OldUser } from './old-directory.js';
import { matchesScryptHash, unmatchableScryptHash } from './scrypt-hash.js';

type Response = UserMigrationTriggerEvent['response'];

/**
 * Moves users of an old directory into the pool, one at a time: with their password when they sign in with it, or when
 * they forgot it. Whoever is not there, or gives a wrong password, stays unknown to the pool and gets the answer that
 * any unknown user gets; an error of this function would tell who is known already.
 *
 * Settings: `OLD_DIRECTORY_FILE`, a CSV file with the columns of `old-directory.csv`, which is the one when not set. Its
 * users are made up, and their passwords stand in `docs/triggers.md`.
 */
export function createHandler(environment: Environment) {
  const openDirectory = once(() => openOldDirectory(environment['OLD_DIRECTORY_FILE'] || shippedDirectory));
  return async (event: UserMigrationTriggerEvent): Promise<UserMigrationTriggerEvent> => {
    switch (event.triggerSource) {
      case 'UserMigration_Authentication':
        return answer(event, await signedIn(await openDirectory(), event));
      case 'UserMigration_ForgotPassword':
        return answer(event, forgetful(await openDirectory(), event));
      default:
        return event;
    }
  };
}

export const handler = createHandler(process.env) satisfies UserMigrationTriggerHandler;

function answer(event: UserMigrationTriggerEvent, response: Response | undefined): UserMigrationTriggerEvent {
  return response ? { ...event, response: { ...event.response, ...response } } : event;
}

/** The user keeps the password that was just given. */
async function signedIn(directory: OldDirectory, event: UserMigrationTriggerEvent): Promise<Response | undefined> {
  const user = directory(event.userName);
  // An unknown name takes as long as a wrong password.
  const hash = user?.password_hash ?? unmatchableScryptHash();
  const right = await matchesScryptHash((event.request.password ?? '').normalize('NFC'), hash);
  return user && right ? { ...migrated(user), finalUserStatus: 'CONFIRMED' } : undefined;
}

/**
 * The code of ForgotPassword goes to a verified address only, so the pool is to take the address for verified. One that
 * the old directory never verified may be somebody else's, and would hand the account over.
 */
function forgetful(directory: OldDirectory, event: UserMigrationTriggerEvent): Response | undefined {
  const user = directory(event.userName);
  return user?.email_verified === 'true' ? { ...migrated(user), finalUserStatus: 'RESET_REQUIRED' } : undefined;
}

/** Never `sub`: the pool gives a new one, and an error to who sends another. */
function migrated({ email, email_verified, given_name, family_name }: OldUser) {
  return {
    userAttributes: { email, email_verified, given_name, family_name },
    // No invitation: the user is here already.
    messageAction: 'SUPPRESS' as const,
    desiredDeliveryMediums: ['EMAIL' as const],
  };
}

/** Opens once and keeps what was opened; after a failure the next call tries again. */
function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined;
  return () => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
}
