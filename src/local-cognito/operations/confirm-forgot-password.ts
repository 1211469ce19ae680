import { findClient } from '../pools/lookup.js';
import { passwordPolicyOf } from '../pools/settings.js';
import { expiredCode, noSuchUserOfClient, ServiceError, userDisabled, wrongCode } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { map, structure } from '../protocol/shape.js';
import {
  analyticsMetadata,
  clientId,
  confirmationCode,
  password,
  secretHash,
  userContextData,
  username,
} from '../protocol/types.js';
import type { Service } from '../service.js';
import { forgiveFailures } from '../sign-in/lockout.js';
import { hidesUnknownUsers, standInUser } from '../sign-in/unknown-user.js';
import type { AppClient } from '../store/app-clients.js';
import type { UserPool } from '../store/pools.js';
import type { User } from '../store/users.js';
import { sdkOf } from '../triggers/caller.js';
import { postConfirmation } from '../triggers/sign-up-triggers.js';
import { countAttempt } from '../users/attempt-limit.js';
import { findUser, userNow } from '../users/find-user.js';
import { checkCode } from '../users/keep-code.js';
import { checkPasswordPolicy } from '../users/password-policy.js';
import { checkPasswordHistory } from '../users/password-history.js';
import { newVerifier } from '../users/password.js';
import { notResettable } from '../users/reset-code.js';
import { checkSecretHash } from '../users/secret-hash.js';

export const confirmForgotPassword = operation({
  name: 'ConfirmForgotPassword',
  auth: 'none',
  input: structure(
    { ClientId: clientId, Username: username, ConfirmationCode: confirmationCode, Password: password },
    {
      SecretHash: secretHash,
      AnalyticsMetadata: analyticsMetadata,
      UserContextData: userContextData,
      ClientMetadata: map,
    },
    ['ClientId', 'SecretHash'],
  ),
  async run(service, input, { userAgent }) {
    const { ClientId, Username, ConfirmationCode, Password, SecretHash, ClientMetadata } = input;
    const { client, pool } = findClient(service, ClientId);
    checkSecretHash(client, Username, SecretHash);
    const user = findUser(service, pool, Username);
    if (user || hidesUnknownUsers(client)) {
      await countAttempt(service, user ?? standInUser(pool, Username), 'ConfirmForgotPassword');
    }
    const found = requireResettable(user, client);
    const reset = await service.store.transaction(() => {
      const user = userNow(service, found);
      checkResetCode(service, user, client, ConfirmationCode);
      checkPasswordPolicy(passwordPolicyOf(pool.settings), Password, 'Password does not conform to policy');
      checkPasswordHistory(service, pool, user, Password);
      return setPassword(service, pool, user, Password);
    });
    const caller = { clientId: client.id, sdk: sdkOf(userAgent) };
    await postConfirmation(service, pool, caller, 'ConfirmForgotPassword', reset, ClientMetadata);
    return {};
  },
});

/**
 * Where the app client hides who exists, whoever can't have asked for a code has a wrong one. It is the same for users who
 * did not ask: of those who aren't there nobody knows whether they did.
 */
function requireResettable(user: User | undefined, client: AppClient): User {
  const hides = hidesUnknownUsers(client);
  if (user === undefined) throw hides ? wrongCode() : noSuchUserOfClient();
  if (!user.enabled) throw hides ? wrongCode() : userDisabled();
  if (user.status === 'UNCONFIRMED') {
    throw hides ? wrongCode() : new ServiceError('UserNotConfirmedException', 'User is not confirmed.');
  }
  if (user.status === 'FORCE_CHANGE_PASSWORD') throw notResettable();
  return user;
}

function checkResetCode(service: Service, user: User, client: AppClient, given: string): void {
  const isKept = service.store.codes.find(user.poolId, user.sub, 'reset-password') !== undefined;
  if (!isKept && hidesUnknownUsers(client)) throw wrongCode();
  const { attribute, address } = checkCode(service, user, 'reset-password', given);
  // Whoever reads the mail of an address that the user has left must not get in by it.
  if (user.attributes[attribute] !== address) throw expiredCode();
}

/** To be called in a transaction. */
function setPassword(service: Service, pool: UserPool, user: User, password: string): User {
  const { store, clock } = service;
  const change = { status: 'CONFIRMED', password: newVerifier(service, pool, user.username, password) } as const;
  store.codes.delete(pool.id, user.sub, 'reset-password');
  store.users.change(user, { ...change, temporaryPasswordAt: null }, clock.now());
  forgiveFailures(service, user);
  return { ...user, ...change };
}
