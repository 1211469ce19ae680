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
import { goOnFromSignUp, readSignUpSession } from '../sign-in/sign-up-session.js';
import { hidesUnknownUsers, standInUser } from '../sign-in/unknown-user.js';
import { sdkOf } from '../triggers/caller.js';
import { postConfirmation } from '../triggers/sign-up-triggers.js';
import { countAttempt } from '../users/attempt-limit.js';
import { findUser, userNow } from '../users/find-user.js';
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
    const found = findClient(service, ClientId);
    const { client, pool } = found;
    checkSecretHash(client, Username, SecretHash);
    const present = findUser(service, pool, Username);
    if (present === undefined) {
      if (!hidesUnknownUsers(client)) throw noSuchUserOfClient();
      await countAttempt(service, standInUser(pool, Username), 'ConfirmSignUp');
      throw expiredCode();
    }
    if (present.status !== 'UNCONFIRMED') {
      throw notAuthorized(`User cannot be confirmed. Current status is ${present.status}`);
    }
    if (!present.enabled) throw userDisabled();
    const signUp = readSignUpSession(service, found, present.sub, input.Session);
    await countAttempt(service, present, 'ConfirmSignUp');
    const { store, clock } = service;
    const [confirmed, next] = await store.transaction(() => {
      const user = userNow(service, present);
      const { attribute, address } = checkCode(service, user, 'sign-up', ConfirmationCode);
      const attributes = { ...user.attributes };
      // An address that was changed since is not proven, and signs nobody in.
      const isProven = attributes[attribute] === address;
      if (isProven) {
        activateVerifiedAlias(service, pool, user.sub, attribute, address, ForceAliasCreation);
        attributes[`${attribute}_verified`] = 'true';
      }
      store.codes.delete(pool.id, user.sub, 'sign-up');
      const change = { status: 'CONFIRMED', attributes } as const;
      store.users.change(user, change, clock.now());
      return [{ ...user, ...change }, goOnFromSignUp(service, found, user.sub, signUp, isProven)] as const;
    });
    const caller = { clientId: client.id, sdk: sdkOf(userAgent) };
    await postConfirmation(service, pool, caller, 'ConfirmSignUp', confirmed, ClientMetadata);
    return next;
  },
});
