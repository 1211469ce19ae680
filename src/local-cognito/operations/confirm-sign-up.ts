import { findClient } from '../pools/lookup.js';
import { expiredCode, noSuchUserOfClient, notAuthorized, userDisabled } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { boolean, map, structure } from '../protocol/shape.js';
import {
  analyticsMetadata,
  clientId,
  confirmationCode,
  secretHash,
  session,
  userContextData,
  username,
} from '../protocol/types.js';
import { hidesUnknownUsers } from '../sign-in/unknown-user.js';
import { sdkOf } from '../triggers/caller.js';
import { postConfirmation } from '../triggers/sign-up-triggers.js';
import { countAttempt } from '../users/attempt-limit.js';
import { findUser } from '../users/find-user.js';
import { checkCode } from '../users/keep-code.js';
import { checkSecretHash } from '../users/secret-hash.js';
import { activateVerifiedAlias } from '../users/username-mode.js';

export const confirmSignUp = operation({
  name: 'ConfirmSignUp',
  auth: 'none',
  input: structure(
    { ClientId: clientId, Username: username, ConfirmationCode: confirmationCode },
    {
      SecretHash: secretHash,
      ForceAliasCreation: boolean,
      AnalyticsMetadata: analyticsMetadata,
      UserContextData: userContextData,
      ClientMetadata: map,
      Session: session,
    },
    ['ClientId', 'SecretHash'],
  ),
  async run(service, input, { userAgent }) {
    const { ClientId, Username, ConfirmationCode, SecretHash, ForceAliasCreation = false, ClientMetadata } = input;
    const { client, pool } = findClient(service, ClientId);
    checkSecretHash(client, Username, SecretHash);
    const user = findUser(service, pool, Username);
    if (user === undefined) throw hidesUnknownUsers(client) ? expiredCode() : noSuchUserOfClient();
    if (user.status !== 'UNCONFIRMED') {
      throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
    }
    if (!user.enabled) throw userDisabled();
    await countAttempt(service, user, 'ConfirmSignUp');
    const { store, clock } = service;
    const confirmed = await store.transaction(() => {
      const { attribute, address } = checkCode(service, user, 'sign-up', ConfirmationCode);
      const attributes = { ...user.attributes };
      // An address that was changed since is not proven.
      if (attributes[attribute] === address) {
        activateVerifiedAlias(service, pool, user.sub, attribute, address, ForceAliasCreation);
        attributes[`${attribute}_verified`] = 'true';
      }
      store.codes.delete(pool.id, user.sub, 'sign-up');
      const change = { status: 'CONFIRMED', attributes } as const;
      store.users.change(user, change, clock.now());
      return { ...user, ...change };
    });
    const caller = { clientId: client.id, sdk: sdkOf(userAgent) };
    await postConfirmation(service, pool, caller, 'ConfirmSignUp', confirmed, ClientMetadata);
    return {};
  },
});
