import { notAuthorized } from '../protocol/errors.js';
import { secretHashMatches } from '../crypto/secret-hash.js';
import type { AppClient } from '../store/app-clients.js';
import type { User } from '../store/users.js';

/**
 * Checks SECRET_HASH over the username that this very request names.
 * @throws {ServiceError} NotAuthorizedException when it is missing, wrong, or not expected.
 */
export function checkSecretHash(client: AppClient, username: string, given: string | undefined): void {
  checkHashOverAny(client, [username], given, unverifiable(client));
}

/**
 * The same for a refresh, which sends no username: the hash is over the stored one, the UUID where users sign in by
 * address.
 */
export function checkRefreshSecretHash(client: AppClient, user: User, given: string | undefined): void {
  checkHashOverAny(client, [user.username, user.sub], given, `SecretHash does not match for the client: ${client.id}`);
}

function checkHashOverAny(
  client: AppClient,
  usernames: readonly string[],
  given: string | undefined,
  whenWrong: string,
): void {
  const { id, secrets } = client;
  if (secrets.length === 0) {
    if (given !== undefined) throw notAuthorized(unverifiable(client));
    return;
  }
  if (given === undefined)
    throw notAuthorized(`Client ${id} is configured with secret but SECRET_HASH was not received`);
  const isRight = secrets.some(({ value }) =>
    usernames.some((username) => secretHashMatches(given, value, username, id)),
  );
  if (!isRight) throw notAuthorized(whenWrong);
}

function unverifiable({ id }: AppClient): string {
  return `Unable to verify secret hash for client ${id}`;
}
