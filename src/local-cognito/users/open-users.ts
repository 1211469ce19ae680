import type { LocalUser, Users } from '../local-cognito.js';
import { checkUsersList, MOST_USERS } from '../options.js';
import { findPool } from '../pools/lookup.js';
import type { Service } from '../service.js';
import type { User } from '../store/users.js';
import { findUser } from './find-user.js';

/**
 * The users as tests look at them.
 * @param requireOpen throws when the service is closed.
 */
export function openUsers(service: Service, requireOpen: () => void): Users {
  return {
    async find(userPoolId, name) {
      requireOpen();
      const user = findUser(service, findPool(service, userPoolId), name);
      return user && describe(service, user);
    },
    async list(userPoolId, options = {}) {
      checkUsersList(options);
      requireOpen();
      const { limit = MOST_USERS } = options;
      const pool = findPool(service, userPoolId);
      const { users } = service.store.searchUsers(pool.id, undefined, undefined, limit);
      return users.map((user) => describe(service, user));
    },
  };
}

function describe({ store }: Service, user: User): LocalUser {
  const { poolId, sub, username, status, enabled, mfaEnabled, mfaPreferred, totp } = user;
  return {
    username,
    sub,
    status,
    enabled,
    attributes: { sub, ...user.attributes },
    groups: store.groups.listOfUser(poolId, sub).map(({ name }) => name),
    mfa: {
      enabled: mfaEnabled,
      ...(mfaPreferred !== undefined && { preferred: mfaPreferred }),
      authenticator: totp !== undefined,
    },
    devices: store.devices.list(poolId, sub, '', MOST_USERS).length,
    createdAt: new Date(user.createdAt),
    modifiedAt: new Date(user.modifiedAt),
  };
}
