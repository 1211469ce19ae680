import { makeVerifier } from '../crypto/srp.js';
import { findClient } from '../pools/lookup.js';
import { passwordPolicyOf } from '../pools/settings.js';
import { notAuthorized, ServiceError } from '../protocol/errors.js';
import { operation } from '../protocol/operation.js';
import { map, structure } from '../protocol/shape.js';
import { attributes, clientId, password, secretHash, username } from '../protocol/types.js';
import { srpPartyOf } from '../sign-in/password.js';
import { readNewAttributes } from '../users/attributes.js';
import { verifiableAddress } from '../users/deliver-code.js';
import { nameKey } from '../users/find-user.js';
import { checkPasswordPolicy } from '../users/password-policy.js';
import { checkSecretHash } from '../users/secret-hash.js';
import { sendSignUpCode } from '../users/sign-up-code.js';
import { activateFirstAliases, readNewName } from '../users/username-mode.js';

export const signUp = operation({
  name: 'SignUp',
  auth: 'none',
  input: structure(
    { ClientId: clientId, Username: username, Password: password },
    { SecretHash: secretHash, UserAttributes: attributes, ValidationData: attributes, ClientMetadata: map },
  ),
  async run(service, { ClientId, Username, Password, SecretHash, UserAttributes = [] }) {
    const { client, pool } = findClient(service, ClientId);
    checkSecretHash(client, Username, SecretHash);
    if (pool.settings.AdminCreateUserConfig?.AllowAdminCreateUserOnly) {
      throw notAuthorized('SignUp is not permitted for this user pool');
    }
    const name = readNewName(pool, Username);
    const fromName = name.address ? [{ Name: name.address.attribute, Value: name.address.value }] : [];
    const given = readNewAttributes(pool, client.settings, [...UserAttributes, ...fromName]);
    checkPasswordPolicy(passwordPolicyOf(pool.settings), Password);
    const { store, ids, clock } = service;
    const sub = ids.uuid();
    const user = { sub, username: name.username ?? sub };
    if (name.username !== undefined && store.users.findByUsername(pool.id, nameKey(pool, name.username))) throw taken();
    const verifier = makeVerifier(srpPartyOf(pool, user.username), Password, service.random.bytes(16));
    const address = verifiableAddress(pool, given);
    const CodeDeliveryDetails = await store.transaction(() => {
      const added = store.users.insert({
        ...user,
        poolId: pool.id,
        usernameKey: nameKey(pool, user.username),
        status: 'UNCONFIRMED',
        attributes: given,
        password: verifier,
        at: clock.now(),
      });
      if (!added) throw taken();
      activateFirstAliases(service, pool, sub, given);
      return address && sendSignUpCode(service, pool, user, address);
    });
    return { UserConfirmed: false, UserSub: sub, CodeDeliveryDetails };
  },
});

function taken(): ServiceError {
  return new ServiceError('UsernameExistsException', 'User already exists');
}
