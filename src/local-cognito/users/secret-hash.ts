import { notAuthorized } from '../protocol/errors.js';
import { secretHashMatches } from '../crypto/secret-hash.js';
import type { AppClient } from '../store/app-clients.js';

/**
 * Checks SECRET_HASH over the username that this very request names.
 * @throws {ServiceError} NotAuthorizedException when it is missing, wrong, or not expected.
 */
export function checkSecretHash(client: AppClient, username: string, given: string | undefined): void {
  if (client.secret === undefined) {
    if (given !== undefined) throw notAuthorized(`Unable to verify secret hash for client ${client.id}`);
    return;
  }
  if (given === undefined) {
    throw notAuthorized(`Client ${client.id} is configured with secret but SECRET_HASH was not received`);
  }
  if (!secretHashMatches(given, client.secret, username, client.id)) {
    throw notAuthorized(`Unable to verify secret hash for client ${client.id}`);
  }
}
