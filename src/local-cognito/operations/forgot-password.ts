import { simulateDelivery } from '../messages/simulated-delivery.js';
import { findClient } from '../pools/lookup.js';
import { noSuchUserOfClient, notAuthorized, userDisabled } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { map, structure } from '../protocol/shape.js';
import { analyticsMetadata, clientId, secretHash, userContextData, username } from '../protocol/types.js';
import type { Service } from '../service.js';
import { hidesUnknownUsers, standInUser } from '../sign-in/unknown-user.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import type { TriggerCaller } from '../triggers/call-trigger.js';
import { sdkOf } from '../triggers/caller.js';
import { migrateAtForgotPassword } from '../triggers/user-migration.js';
import { countAttempt } from '../users/attempt-limit.js';
import { findUser } from '../users/find-user.js';
import { takeIn } from '../users/migrated-user.js';
import { recoveryAddress, recoveryAttributes } from '../users/recovery-address.js';
import { noRecoveryAddress, notResettable, sendResetCode } from '../users/reset-code.js';
import { checkSecretHash } from '../users/secret-hash.js';

export const forgotPassword = operation({
  name: 'ForgotPassword',
  auth: 'none',
  input: structure(
    { ClientId: clientId, Username: username },
    {
      SecretHash: secretHash,
      UserContextData: userContextData,
      AnalyticsMetadata: analyticsMetadata,
      ClientMetadata: map,
    },
    ['ClientId', 'SecretHash', 'UserContextData'],
  ),
  async run(service, { ClientId, Username, SecretHash, ClientMetadata }, { userAgent }) {
    const { client, pool } = findClient(service, ClientId);
    checkSecretHash(client, Username, SecretHash);
    const caller = { clientId: client.id, sdk: sdkOf(userAgent) };
    const user =
      findUser(service, pool, Username) ?? (await migrateUser(service, pool, caller, Username, ClientMetadata));
    const hides = hidesUnknownUsers(client);
    if (user === undefined && !hides) throw noSuchUserOfClient();
    const channels = recoveryAttributes(pool);
    if (channels.length === 0) throw notAuthorized('Contact administrator to reset password.');
    const simulate = async () => {
      await countAttempt(service, user ?? standInUser(pool, Username), 'ForgotPassword');
      return { CodeDeliveryDetails: simulateDelivery(pool, Username, channels) };
    };
    if (user === undefined) return simulate();
    if (!user.enabled) {
      if (hides) return simulate();
      throw userDisabled();
    }
    if (user.status === 'FORCE_CHANGE_PASSWORD') throw notResettable();
    const address = recoveryAddress(pool, user);
    if (address === undefined) {
      if (hides) return simulate();
      throw noRecoveryAddress();
    }
    await countAttempt(service, user, 'ForgotPassword');
    const reset = { pool, user, caller, clientMetadata: ClientMetadata };
    return { CodeDeliveryDetails: await sendResetCode(service, reset, address) };
  },
});

/** A user who is not here yet may be in the old directory that the UserMigration function knows. */
async function migrateUser(
  service: Service,
  pool: UserPool,
  caller: TriggerCaller,
  username: string,
  clientMetadata: Readonly<Record<string, string>> | undefined,
): Promise<User | undefined> {
  const migrated = await migrateAtForgotPassword(service, pool, caller, username, clientMetadata);
  return migrated && takeIn(service, pool, username, migrated, undefined, { caller, clientMetadata });
}
